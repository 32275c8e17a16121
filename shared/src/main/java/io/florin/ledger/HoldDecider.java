package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import io.florin.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides on holds: whether money is set aside, paid, or freed. Pure, and the same for the same
 * holds and wallets. It takes no instant that lies before the newest entry of a wallet.
 */
public final class HoldDecider {
  private final Catalogue catalogue;

  /** A decider that goes by the wallet types of a catalogue. */
  public HoldDecider(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Sets the money aside, or refuses to.
   *
   * @param to the wallet that is to be paid, where it is known already
   */
  public Decision place(HoldOrder order, Wallet wallet, Optional<Wallet> to, Instant at) {
    Hold hold = order.hold(wallet, to, at);
    Movement movement =
        to.map(payee -> Movement.between(MovementKind.HOLD, order.amount(), wallet, payee, at))
            .orElseGet(() -> Movement.outOf(MovementKind.HOLD, wallet, order.amount(), at));
    Optional<Refusal> refusal = MovementRule.all(catalogue).refusalOf(movement);
    if (refusal.isPresent()) {
      return new Decision.Refuse(hold.refusedFor(refusal.get()));
    }
    return Decision.Post.of(
        List.of(wallet.append(EntryKind.HOLD, Effect.holding(hold.amount()), hold.narrative(), at)),
        hold);
  }

  /**
   * Pays from what is set aside, or refuses to. What the hold has become is told first, since no
   * wallet can change it; then what the wallets say, and that it is too much.
   *
   * @param from the wallet of the hold
   * @param to the wallet that is paid
   */
  public Decision capture(CaptureOrder order, Hold hold, Wallet from, Wallet to, Instant at) {
    Transfer transfer = order.transferOf(hold).transfer(from, to, at);
    MovementRule rules =
        MovementRule.all(
            catalogue,
            movement ->
                MovementRule.when(
                    movement.amount().compareTo(hold.remaining()) > 0, Refusal.HOLD_EXHAUSTED));
    Optional<Refusal> refusal =
        hold.refusalAt(at)
            .or(() -> rules.refusalOf(Movement.of(MovementKind.CAPTURE, transfer, from, to)));
    if (refusal.isPresent()) {
      return new Decision.Refuse(transfer.refusedFor(refusal.get()));
    }
    Hold after = hold.capturedBy(transfer.amount(), order.last());
    Money noLongerHeld = hold.remaining().minus(after.remaining());
    Effect payers =
        Effect.posting(transfer.amount().negated()).and(Effect.holding(noLongerHeld.negated()));
    Posting posting = Posting.of(transfer, payers, from, to, Optional.empty(), at);
    return new Decision.Post(posting.entries(), posting.legs(), transfer, Optional.of(after));
  }

  /**
   * Frees what is left, or refuses to. Nothing about the wallet can refuse it.
   *
   * @param wallet the wallet of the hold
   */
  public static Decision release(Hold hold, Wallet wallet, Instant at) {
    Optional<Refusal> refusal = hold.refusalAt(at);
    ReleasedHold released = new ReleasedHold(hold.id(), refusal);
    return refusal.isPresent()
        ? new Decision.Refuse(released)
        : new Decision.Post(
            List.of(freeing(hold, wallet, at)),
            List.of(),
            released,
            Optional.of(hold.ended(HoldStatus.RELEASED)));
  }

  /**
   * Frees what is left of a hold whose time is over; empty when it is not over, or has ended.
   *
   * @param wallet the wallet of the hold
   */
  public static Optional<Amendment<Hold>> expire(Hold hold, Wallet wallet, Instant at) {
    return hold.status() == HoldStatus.OPEN && hold.isOverAt(at)
        ? Optional.of(
            new Amendment<>(List.of(freeing(hold, wallet, at)), hold.ended(HoldStatus.EXPIRED)))
        : Optional.empty();
  }

  private static Entry freeing(Hold hold, Wallet wallet, Instant at) {
    return wallet.append(
        EntryKind.RELEASE, Effect.holding(hold.remaining().negated()), hold.narrative(), at);
  }
}
