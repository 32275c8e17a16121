package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on reversals: whether money goes back to whom it came from. Pure, and the same for the
 * same original and wallets.
 */
public final class ReversalDecider {
  private final Catalogue catalogue;

  /** A decider that goes by the wallet types of a catalogue. */
  public ReversalDecider(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The wallets that it decides from: none when the original can't be reversed anyway. */
  public static Set<WalletId> wallets(Transfer original) {
    return original.isReversible() ? Set.of(original.from(), original.to()) : Set.of();
  }

  /**
   * Moves the money back and counts it on the original, or refuses to.
   *
   * @param wallets those of {@link #wallets}
   * @param at the one instant of both entries, not before the newest entry of any wallet
   */
  public Decision decide(
      ReversalOrder order, Transfer original, Map<WalletId, Wallet> wallets, Instant at) {
    Transfer reversal = order.transferOf(original).reversal(original, at);
    if (!original.isReversible()) {
      return new Decision.Refuse(reversal.refusedFor(Refusal.NOT_REVERSIBLE));
    }
    Wallet from = Objects.requireNonNull(wallets.get(reversal.from()), "a wallet is for ever");
    Wallet to = Objects.requireNonNull(wallets.get(reversal.to()), "a wallet is for ever");
    MovementRule rules =
        MovementRule.all(
            catalogue,
            movement ->
                MovementRule.when(
                    movement.amount().compareTo(original.reversible()) > 0,
                    Refusal.EXCEEDS_ORIGINAL));
    Optional<Refusal> refusal =
        rules.refusalOf(Movement.of(MovementKind.REVERSAL, reversal, from, to));
    if (refusal.isPresent()) {
      return new Decision.Refuse(reversal.refusedFor(refusal.get()));
    }
    Posting posting = Posting.of(reversal, from, to, Optional.empty(), at);
    return new Decision.Post(
        posting.entries(),
        posting.legs(),
        reversal,
        Optional.of(original.reversedBy(reversal.amount())));
  }
}
