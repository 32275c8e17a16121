package io.florin.settlement;

import io.florin.ledger.BatchId;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.List;

/** The queue that transfer batches are carried out from. */
@FunctionalInterface
public interface BatchQueue {

  /**
   * Asks for an attempt on each of the batches. Asking for the same batch twice in one minute is
   * asking once.
   *
   * @param due 10 at the most
   * @param at when it is asked for
   * @throws io.florin.retry.UnavailableException when the queue did not take all of them in time;
   *     it may have taken some
   */
  void sendBatches(List<BatchId> due, Instant at, Deadline deadline);
}
