package io.florin.settlement;

import io.florin.ledger.Appending;
import io.florin.ledger.Folding;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletTerms;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Posts the legs that wait for a wallet, as many as a transaction takes by one entry, until none is
 * left. A leg is posted once: its deletion, on the condition that it is there, is in the
 * transaction of the entry that posts it. So anybody may fold at any time, and die at any point.
 */
public final class FoldingLegs {
  // A fold takes some 20 ms, and one that is slow its time-outs.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final Ledger ledger;
  private final SystemWallets systemWallets;

  /**
   * Folds in a ledger.
   *
   * @param store where the ledger keeps its records
   */
  public FoldingLegs(LedgerStore store, Ledger ledger, SystemWallets systemWallets) {
    this.store = store;
    this.ledger = ledger;
    this.systemWallets = systemWallets;
  }

  /**
   * What was done.
   *
   * @param posted how many legs were posted to the wallet
   * @param suspended how many went to suspense, since the wallet can't take them
   * @param all whether none was left; otherwise the deadline was near
   */
  public record Folded(int posted, int suspended, boolean all) {}

  /**
   * Posts all legs that wait for a wallet now; those that come meanwhile perhaps.
   *
   * @throws UnavailableException when the store does not answer in time, or others kept the wallet
   *     busy
   */
  public Folded fold(WalletId id, Deadline deadline) {
    int posted = 0;
    int suspended = 0;
    while (!deadline.comesWithin(RESERVE)) {
      Look look = look(id, deadline);
      posted += look.posted();
      if (!look.refused().isEmpty()) {
        suspended += suspend(look.terms().orElseThrow(), look.refused(), deadline);
      }
      if (!look.more()) {
        return new Folded(posted, suspended, true);
      }
    }
    return new Folded(posted, suspended, false);
  }

  /** What one look at the legs has led to. */
  private record Look(
      Optional<WalletTerms> terms, int posted, List<UnpostedLeg> refused, boolean more) {
    static final Look NOTHING = new Look(Optional.empty(), 0, List.of(), false);
  }

  private Look look(WalletId id, Deadline deadline) {
    return ledger
        .append(
            Set.of(id),
            (wallets, at) ->
                Optional.ofNullable(wallets.get(id))
                    .map(wallet -> fold(wallet, at, deadline))
                    .orElseGet(() -> Appending.nothing(Look.NOTHING)),
            deadline)
        .orElseThrow(FoldingLegs::busy);
  }

  /** The legs are read anew at each try: those that were there before may be posted by now. */
  private Appending<Look> fold(Wallet wallet, Instant at, Deadline deadline) {
    List<UnpostedLeg> legs = store.legs(wallet.terms(), Folding.MAX_LEGS, deadline);
    Folding folding = Folding.of(wallet, legs, at);
    return new Appending<>(
        folding.commit(),
        new Look(
            Optional.of(wallet.terms()),
            folding.posted().size(),
            folding.refused(),
            legs.size() == Folding.MAX_LEGS));
  }

  /** How many of them were still there to be suspended; one entry takes them all. */
  private int suspend(WalletTerms terms, List<UnpostedLeg> refused, Deadline deadline) {
    UnpostedLeg first = refused.getFirst();
    WalletId part =
        systemWallets.part(
            SystemWallets.Purpose.SUSPENSE, first.amount().currency(), first.transferId());
    return ledger
        .append(
            Set.of(part),
            (wallets, at) -> {
              // One that others have suspended meanwhile is gone; one that is crowded out by others
              // that came is left to the next look.
              List<UnpostedLeg> legs = store.legs(terms, Folding.MAX_LEGS, deadline);
              List<UnpostedLeg> there = refused.stream().filter(legs::contains).toList();
              if (there.isEmpty()) {
                return Appending.nothing(0);
              }
              Wallet suspense = Objects.requireNonNull(wallets.get(part), "a part that is open");
              return new Appending<>(
                  Optional.of(Folding.suspending(suspense, there, at)), there.size());
            },
            deadline)
        .orElseThrow(FoldingLegs::busy);
  }

  private static UnavailableException busy() {
    return new UnavailableException(
        "The ledger", new IllegalStateException("A wallet is too busy to be posted to."));
  }
}
