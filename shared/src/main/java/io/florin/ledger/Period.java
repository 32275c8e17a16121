package io.florin.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in the life of a wallet.
 *
 * @param from its begin, which belongs to it; the opening when empty
 * @param to its end, which does not belong to it; now when empty
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {

  /** All of the wallet's life so far. */
  public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

  /** Whether an instant is in it. */
  public boolean has(Instant instant) {
    return from.filter(instant::isBefore).isEmpty()
        && to.filter(end -> !instant.isBefore(end)).isEmpty();
  }
}
