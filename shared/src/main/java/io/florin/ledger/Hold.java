package io.florin.ledger;

import io.florin.identity.CustomerId;
import io.florin.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Money of a wallet that is set aside, to be captured by one who is to be paid, or the refusal to
 * set it aside.
 *
 * @param id its id
 * @param version how often its record was put, from 1
 * @param walletId the wallet whose money it is
 * @param owner who owned it
 * @param toWalletId the wallet that is to be paid, where it is known from the start
 * @param toOwner who owned that one
 * @param amount what was set aside, above zero
 * @param captured what was paid of it
 * @param status what has become of it
 * @param reason what it is for
 * @param expiresAt from when on it can't be captured any more
 * @param createdAt when it was made or refused
 * @param refusal why it was refused, if so
 */
public record Hold(
    HoldId id,
    long version,
    WalletId walletId,
    Optional<CustomerId> owner,
    Optional<WalletId> toWalletId,
    Optional<CustomerId> toOwner,
    Money amount,
    Money captured,
    HoldStatus status,
    Optional<Note> reason,
    Instant expiresAt,
    Instant createdAt,
    Optional<Refusal> refusal)
    implements Outcome {

  /** Checks the amounts. */
  public Hold {
    if (!amount.isPositive() || captured.isNegative() || captured.compareTo(amount) > 0) {
      throw new IllegalArgumentException("Of a hold is captured what it sets aside, at the most.");
    }
    if (refusal.isPresent() != (status == HoldStatus.REFUSED)) {
      throw new IllegalArgumentException("A refused hold says why.");
    }
  }

  /** What can still be captured. */
  public Money remaining() {
    return status == HoldStatus.OPEN ? amount.minus(captured) : Money.zero(amount.currency());
  }

  /** Whether its time is over. */
  public boolean isOverAt(Instant at) {
    return !at.isBefore(expiresAt);
  }

  /**
   * Whether a customer may see it: whose money it is, and who is to be paid of it. A hold that was
   * refused is no business of the latter.
   */
  public boolean isVisibleTo(CustomerId customer) {
    return owner.filter(customer::equals).isPresent() || isPayableTo(customer);
  }

  /** Whether it is there for a customer to be paid of it. */
  public boolean isPayableTo(CustomerId customer) {
    return status != HoldStatus.REFUSED && toOwner.filter(customer::equals).isPresent();
  }

  /** Why it can neither be captured nor released any more at an instant, if it can't. */
  Optional<Refusal> refusalAt(Instant at) {
    return switch (status) {
      case OPEN -> isOverAt(at) ? Optional.of(Refusal.HOLD_EXPIRED) : Optional.empty();
      case EXPIRED -> Optional.of(Refusal.HOLD_EXPIRED);
      case CAPTURED, RELEASED, REFUSED -> Optional.of(Refusal.HOLD_EXHAUSTED);
    };
  }

  /** What the entries tell that set its money aside, or free it. */
  Narrative narrative() {
    return Narrative.of(id, toWalletId, reason);
  }

  @Override
  public Optional<Waiting> waiting() {
    return status == HoldStatus.OPEN
        ? Optional.of(new Waiting(Waiting.What.EXPIRY, expiresAt))
        : Optional.empty();
  }

  /** What was answered when it was asked for, whatever has become of it since. */
  public Hold asFirstAnswered() {
    return status == HoldStatus.REFUSED
        ? this
        : with(1, Money.zero(amount.currency()), HoldStatus.OPEN, refusal);
  }

  /** This hold as one that was refused. */
  Hold refusedFor(Refusal reason) {
    return with(version, captured, HoldStatus.REFUSED, Optional.of(reason));
  }

  /**
   * The next version of this hold, of which more was paid.
   *
   * @param last whether it ends thereby, whatever is left
   */
  Hold capturedBy(Money more, boolean last) {
    Money all = captured.plus(more);
    boolean ended = last || all.equals(amount);
    return with(version + 1, all, ended ? HoldStatus.CAPTURED : status, refusal);
  }

  /** The next version of this hold, the rest of which is free again. */
  Hold ended(HoldStatus how) {
    return with(version + 1, captured, how, refusal);
  }

  private Hold with(
      long newVersion, Money newCaptured, HoldStatus newStatus, Optional<Refusal> newRefusal) {
    return new Hold(
        id,
        newVersion,
        walletId,
        owner,
        toWalletId,
        toOwner,
        amount,
        newCaptured,
        newStatus,
        reason,
        expiresAt,
        createdAt,
        newRefusal);
  }
}
