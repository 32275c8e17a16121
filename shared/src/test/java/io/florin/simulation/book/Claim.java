package io.florin.simulation.book;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a caller asks for, as the naive book understands it. Equal claims ask for the same. */
public interface Claim {

  /** The wallets on whose state it depends. */
  Set<String> wallets(Book book);

  /** Whether the caller may ask for it at all; if not, nothing may come of it. */
  boolean mayBeAsked(Book book);

  /** The reasons for which it has to be refused. */
  Set<String> reasonsAgainst(Moment moment);

  /** Whether it can't be asked for as it is, whoever asks. */
  default boolean isFaulty(Moment moment) {
    return false;
  }

  /** Whether the record of a command says what is asked for. */
  boolean isRecordedBy(Moment moment);

  /** What it does to wallets when it is accepted with that record. */
  List<Effect> effects(Moment moment);

  /** The records of earlier commands that it changes when it is accepted: what is new in each. */
  default Map<String, Map<String, String>> amends(Moment moment) {
    return Map.of();
  }
}
