package io.florin.settlement;

import io.florin.ledger.CommandRecord;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.SettlementState;
import io.florin.ledger.Transfer;
import io.florin.retry.Deadline;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows operators how settlement stands. */
public final class ShowingSettlement {

  /** How many transfers of the operators' list are shown at the most. */
  public static final int MAX_ATTENTION = 100;

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
    List<Transfer> attention =
        backlog.needingAttention().stream()
            .limit(MAX_ATTENTION)
            .flatMap(pending -> attention(pending, deadline).stream())
            .toList();
    return new SettlementOverview(backlog, queues.depths(deadline), attention);
  }

  private Optional<Transfer> attention(PendingTransfer pending, Deadline deadline) {
    return store
        .command(pending.id().command(), deadline)
        .map(CommandRecord::outcome)
        .filter(Transfer.class::isInstance)
        .map(Transfer.class::cast)
        .filter(
            transfer ->
                transfer
                    .settlement()
                    .filter(settlement -> settlement.state() == SettlementState.ATTENTION)
                    .isPresent());
  }
}
