package io.florin.settlement;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.PendingTransfer;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Finds what has waited long enough for the bank, and asks for another attempt on it. So nothing
 * that was accepted waits for ever, whatever became of its messages.
 */
public final class RequeueingDue {

  /** How many transfers one run sends at the most. The rest is due for the next one. */
  public static final int MAX_A_RUN = 2_000;

  private static final int MAX_A_CALL = 10;
  // A call takes some 20 ms, and one that is slow its time-out.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final SettlementQueue queue;
  private final InstantSource clock;

  /** Sends what is due in a store to a queue. */
  public RequeueingDue(LedgerStore store, SettlementQueue queue, InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * What waits now.
   *
   * @throws io.florin.retry.UnavailableException when the store does not answer in time
   */
  public Backlog look(Deadline deadline) {
    return Backlog.of(store, clock.instant(), deadline);
  }

  /**
   * Sends what of the backlog is due, the longest due first, until the deadline.
   *
   * @return how many were sent
   * @throws io.florin.retry.UnavailableException when the queue does not take them
   */
  public int requeue(Backlog backlog, Deadline deadline) {
    List<PendingTransfer> due = backlog.due(MAX_A_RUN);
    int sent = 0;
    while (sent < due.size() && !deadline.comesWithin(RESERVE)) {
      int end = Math.min(sent + MAX_A_CALL, due.size());
      queue.send(due.subList(sent, end), deadline);
      sent = end;
    }
    return sent;
  }
}
