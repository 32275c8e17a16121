package io.florin.simulation.book;

import java.util.List;
import java.util.Set;

/**
 * A wallet is to be opened for whoever asks.
 *
 * @param type the type that it is to have
 */
public record OpeningClaim(String caller, String currency, String type, String name)
    implements Claim {

  @Override
  public Set<String> wallets(Book book) {
    return Set.of();
  }

  @Override
  public boolean mayBeAsked(Book book) {
    return true;
  }

  @Override
  public boolean isFaulty(Moment moment) {
    return !moment
        .byAny(
            "WALLET_TYPE#" + type,
            version -> version.isTrue("retired") ? Set.of("RETIRED") : Set.of())
        .isEmpty();
  }

  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    return moment.isStrict() && isFaulty(moment) ? Set.of("RETIRED") : Set.of();
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    return moment.record().has("opened");
  }

  @Override
  public List<Effect> effects(Moment moment) {
    return List.of(Effect.posting(moment.record().text("opened"), "OPEN", 0));
  }
}
