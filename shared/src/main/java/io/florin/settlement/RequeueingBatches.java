package io.florin.settlement;

import io.florin.ledger.BatchId;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Waiting;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Finds transfer batches that were accepted and not carried out to their end, and asks for another
 * attempt on them, whatever became of their messages.
 */
public final class RequeueingBatches {

  /** How many batches one run sends at the most. The rest is due for the next one. */
  public static final int MAX_A_RUN = 500;

  /** From when on it is no longer a lost message or a busy wallet. */
  private static final Duration OVERDUE = Duration.ofMinutes(15);

  private static final int MAX_A_CALL = 10;
  // A call takes some 20 ms, and one that is slow its time-out.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final BatchQueue queue;
  private final InstantSource clock;

  /** Sends what is due in a store to a queue. */
  public RequeueingBatches(LedgerStore store, BatchQueue queue, InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * How many batches have been due for a quarter of an hour, {@link #MAX_A_RUN} at the most.
   *
   * @throws io.florin.retry.UnavailableException when the store does not answer in time
   */
  public int overdue(Deadline deadline) {
    return store
        .due(Waiting.What.BATCH, clock.instant().minus(OVERDUE), MAX_A_RUN, deadline)
        .size();
  }

  /**
   * Sends what is due, the longest due first, until the deadline.
   *
   * @return how many were sent
   * @throws io.florin.retry.UnavailableException when the store does not answer in time, or the
   *     queue does not take them
   */
  public int requeue(Deadline deadline) {
    Instant now = clock.instant();
    List<BatchId> due =
        store.due(Waiting.What.BATCH, now, MAX_A_RUN, deadline).stream().map(BatchId::new).toList();
    int sent = 0;
    while (sent < due.size() && !deadline.comesWithin(RESERVE)) {
      int end = Math.min(sent + MAX_A_CALL, due.size());
      queue.sendBatches(due.subList(sent, end), now, deadline);
      sent = end;
    }
    return sent;
  }
}
