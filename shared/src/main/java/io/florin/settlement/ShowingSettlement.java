package io.florin.settlement;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.SettlementState;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.UnreadableRecordException;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows operators how settlement stands. */
public final class ShowingSettlement {

  /** How many transfers of the operators' list are shown at the most. */
  public static final int MAX_ATTENTION = 100;

  // Reading the legs of so many takes some five seconds.
  private static final int MAX_PAGES_OF_WALLETS = 5;

  private final LedgerStore store;
  private final QueueDepths queues;
  private final InstantSource clock;

  /** Shows what is in a store and in queues. */
  public ShowingSettlement(LedgerStore store, QueueDepths queues, InstantSource clock) {
    this.store = store;
    this.queues = queues;
    this.clock = clock;
  }

  /**
   * How it stands now. Which transfers wait may lag by some seconds; each that is shown is as it is
   * now, and still on the operators' list.
   *
   * @throws io.florin.retry.UnavailableException when the store or a queue does not answer in time
   */
  public SettlementOverview show(Deadline deadline) {
    Backlog backlog = Backlog.of(store, clock.instant(), deadline);
    List<Transfer> attention = new ArrayList<>();
    List<TransferId> unreadable = new ArrayList<>();
    for (PendingTransfer pending :
        backlog.needingAttention().stream().limit(MAX_ATTENTION).toList()) {
      try {
        attention(pending, deadline).ifPresent(attention::add);
      } catch (UnreadableRecordException e) {
        // It must not hide all the others.
        unreadable.add(pending.id());
      }
    }
    return new SettlementOverview(
        backlog, unpostedLegs(deadline), queues.depths(deadline), attention, unreadable);
  }

  /**
   * Of the first wallets that receive in batches, the legs that wait; each wallet's are as now. A
   * wallet that can't be read counts as none here: the janitor logs it.
   */
  private long unpostedLegs(Deadline deadline) {
    long count = 0;
    Optional<WalletId> after = Optional.empty();
    for (int pages = 1; pages <= MAX_PAGES_OF_WALLETS; pages++) {
      List<WalletId> ids = store.batchedWallets(after, LedgerStore.MAX_PAGE, deadline);
      for (Wallet wallet : ReadableWallets.of(store, ids, deadline).wallets().values()) {
        count += store.legs(wallet.terms(), LedgerStore.MAX_LEGS, deadline).size();
        if (count >= LedgerStore.MAX_LEGS) {
          return count;
        }
      }
      if (ids.size() < LedgerStore.MAX_PAGE) {
        return count;
      }
      after = Optional.of(ids.getLast());
    }
    return count;
  }

  private Optional<Transfer> attention(PendingTransfer pending, Deadline deadline) {
    return store
        .command(pending.id().command(), deadline)
        .flatMap(record -> record.outcome(Transfer.class))
        .filter(
            transfer ->
                transfer
                    .settlement()
                    .filter(settlement -> settlement.state() == SettlementState.ATTENTION)
                    .isPresent());
  }
}
