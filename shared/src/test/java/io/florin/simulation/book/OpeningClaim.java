package io.florin.simulation.book;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A wallet is to be opened for whoever asks. */
public record OpeningClaim(String caller, String currency, String name) implements Claim {

  @Override
  public Set<String> wallets() {
    return Set.of();
  }

  @Override
  public boolean mayBeAsked(Book book) {
    return true;
  }

  @Override
  public Set<String> reasonsAgainst(Book book, Function<Account, Account.Line> state) {
    return Set.of();
  }

  @Override
  public boolean isRecordedBy(Map<String, AttributeValue> record) {
    return record.containsKey("opened");
  }

  @Override
  public List<Effect> effects(Map<String, AttributeValue> record) {
    return List.of(new Effect(new Fields(record).text("opened"), "OPEN", 0, 0, 0));
  }
}
