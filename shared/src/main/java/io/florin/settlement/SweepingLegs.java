package io.florin.settlement;

import io.florin.ledger.Folding;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletStatus;
import io.florin.retry.Deadline;
import io.florin.wallet.EndingClosing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks at all wallets that receive in batches, for legs whose doorbell was lost and for closings
 * to be ended. A run looks at a bounded number of wallets, in the order in which they were opened;
 * the next one goes on behind the last of them, and after the end from the beginning. Where it
 * stopped is kept in memory: a new process begins at the beginning, which does no harm as long as
 * it lives for some runs.
 */
public final class SweepingLegs {

  /** How many wallets one run looks at, at the most. */
  public static final int MAX_WALLETS_A_RUN = 1_000;

  // Younger ones are on their way: their doorbell has just been rung.
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  // One wallet that has very many must not take the time of all others.
  private static final Duration LONGEST_FOLD = Duration.ofSeconds(10);
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final FoldingLegs folding;
  private final EndingClosing closing;
  private final InstantSource clock;
  private final AtomicReference<Optional<WalletId>> lastSeen =
      new AtomicReference<>(Optional.empty());

  /** Sweeps what is in a store. */
  public SweepingLegs(
      LedgerStore store, FoldingLegs folding, EndingClosing closing, InstantSource clock) {
    this.store = store;
    this.folding = folding;
    this.closing = closing;
    this.clock = clock;
  }

  /**
   * What a run has found and done.
   *
   * @param wallets how many wallets it has looked at
   * @param oldest how long the oldest leg that it has seen had waited
   * @param posted how many legs it has posted
   * @param suspended how many legs went to suspense
   * @param ended how many closings it has ended
   * @param failures wallets that it could do nothing for, with what was in the way
   */
  public record Swept(
      int wallets,
      Duration oldest,
      int posted,
      int suspended,
      int ended,
      Map<WalletId, RuntimeException> failures) {

    /** Copies the failures. */
    public Swept {
      failures = Map.copyOf(failures);
    }

    private static final Swept NOTHING = new Swept(0, Duration.ZERO, 0, 0, 0, Map.of());

    private Swept and(Swept other) {
      Map<WalletId, RuntimeException> both = new HashMap<>(failures);
      both.putAll(other.failures);
      return new Swept(
          wallets + other.wallets,
          oldest.compareTo(other.oldest) > 0 ? oldest : other.oldest,
          posted + other.posted,
          suspended + other.suspended,
          ended + other.ended,
          both);
    }
  }

  /**
   * Looks at wallets until it has seen as many as a run may, all there are behind the last one, or
   * the deadline is near.
   *
   * @throws io.florin.retry.UnavailableException when the store does not answer in time
   */
  public Swept sweep(Deadline deadline) {
    Swept swept = Swept.NOTHING;
    while (swept.wallets() < MAX_WALLETS_A_RUN && !deadline.comesWithin(RESERVE)) {
      List<WalletId> ids = store.batchedWallets(lastSeen.get(), LedgerStore.MAX_PAGE, deadline);
      ReadableWallets read = ReadableWallets.of(store, ids, deadline);
      for (WalletId id : ids) {
        if (deadline.comesWithin(RESERVE)) {
          return swept;
        }
        Wallet wallet = read.wallets().get(id);
        RuntimeException failure = read.failures().get(id);
        if (wallet != null) {
          swept = swept.and(look(wallet, deadline));
        } else if (failure != null) {
          swept = swept.and(failed(id, failure));
        }
        lastSeen.set(Optional.of(id));
      }
      if (ids.size() < LedgerStore.MAX_PAGE) {
        lastSeen.set(Optional.empty());
        return swept;
      }
    }
    return swept;
  }

  private Swept look(Wallet wallet, Deadline deadline) {
    try {
      return sweep(wallet, deadline);
    } catch (RuntimeException e) {
      // The others are not to wait for it: it is looked at again, and its legs grow older.
      return failed(wallet.id(), e);
    }
  }

  private static Swept failed(WalletId id, RuntimeException cause) {
    return new Swept(1, Duration.ZERO, 0, 0, 0, Map.of(id, cause));
  }

  private Swept sweep(Wallet wallet, Deadline deadline) {
    Instant now = clock.instant();
    List<UnpostedLeg> legs = store.legs(wallet.terms(), Folding.MAX_LEGS, deadline);
    Duration oldest = legs.isEmpty() ? Duration.ZERO : Duration.between(legs.getFirst().at(), now);
    boolean closes = wallet.newest().status() == WalletStatus.CLOSING;
    FoldingLegs.Folded folded =
        oldest.compareTo(PATIENCE) > 0 || (closes && !legs.isEmpty())
            ? folding.fold(wallet.id(), deadline.within(LONGEST_FOLD))
            : new FoldingLegs.Folded(0, 0, true);
    boolean ended = closes && closing.end(wallet.id(), deadline);
    return new Swept(1, oldest, folded.posted(), folded.suspended(), ended ? 1 : 0, Map.of());
  }
}
