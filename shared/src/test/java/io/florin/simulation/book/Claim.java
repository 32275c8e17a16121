package io.florin.simulation.book;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a caller asks for, as the naive book understands it. Equal claims ask for the same. */
public interface Claim {

  /** The wallets on whose state it depends. */
  Set<String> wallets();

  /** Whether the caller may ask for it at all; if not, nothing may come of it. */
  boolean mayBeAsked(Book book);

  /**
   * The reasons for which it has to be refused.
   *
   * @param state what a wallet is
   */
  Set<String> reasonsAgainst(Book book, Function<Account, Account.Line> state);

  /** Whether the record of a command says what is asked for. */
  boolean isRecordedBy(Map<String, AttributeValue> record);

  /** What it does to wallets when it is accepted with that record. */
  List<Effect> effects(Map<String, AttributeValue> record);
}
