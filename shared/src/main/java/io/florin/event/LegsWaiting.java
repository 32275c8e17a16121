package io.florin.event;

import io.florin.ledger.TraceId;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.WalletId;
import java.time.Instant;
import java.util.Optional;

/**
 * Money was accepted for a wallet and waits to be posted to it: a doorbell, which says no more than
 * that somebody should look.
 *
 * @param newest the newest leg that it tells of
 */
public record LegsWaiting(UnpostedLeg newest) implements Fact {

  /** The wallet. */
  public WalletId walletId() {
    return newest.walletId();
  }

  @Override
  public String name() {
    return "legs-waiting";
  }

  @Override
  public String group() {
    return walletId().value();
  }

  /** By the newest leg, so that a later one rings again. */
  @Override
  public String deduplicationId() {
    return newest.transferId().value();
  }

  @Override
  public Instant at() {
    return newest.at();
  }

  @Override
  public Optional<TraceId> traceId() {
    return Optional.empty();
  }

  /** Who looks finds all legs there are, so that of many doorbells the last is enough. */
  @Override
  public boolean makesNeedless(Fact earlier) {
    return earlier instanceof LegsWaiting && earlier.group().equals(group());
  }
}
