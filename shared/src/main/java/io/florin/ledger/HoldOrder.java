package io.florin.ledger;

import io.florin.identity.CustomerId;
import io.florin.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A hold that is asked for.
 *
 * @param id the id that it will have
 * @param amount what shall be set aside, above zero
 * @param reason what it is for
 * @param expiresAt until when it can be captured, in whole milliseconds; {@link #USUAL_LIFE} after
 *     it is made where nothing is said
 */
public record HoldOrder(
    HoldId id, Money amount, Optional<Note> reason, Optional<Instant> expiresAt) {

  /** How long a hold lives for which nothing else is asked. */
  public static final Duration USUAL_LIFE = Duration.ofDays(7);

  /** How long a hold lives at the most. */
  public static final Duration LONGEST_LIFE = Duration.ofDays(30);

  /** The hold that it becomes. */
  Hold hold(Wallet wallet, Optional<Wallet> to, Instant at) {
    return new Hold(
        id,
        1,
        wallet.id(),
        wallet.terms().owner(),
        to.map(Wallet::id),
        to.flatMap(HoldOrder::owner),
        amount,
        Money.zero(amount.currency()),
        HoldStatus.OPEN,
        reason,
        expiresAt.orElse(at.plus(USUAL_LIFE)),
        at,
        Optional.empty());
  }

  private static Optional<CustomerId> owner(Wallet wallet) {
    return wallet.terms().owner();
  }
}
