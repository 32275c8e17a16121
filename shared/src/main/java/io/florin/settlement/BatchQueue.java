package io.florin.settlement;

import io.florin.ledger.BatchId;
import io.florin.retry.Deadline;
import java.util.List;

/** The queue that transfer batches are carried out from. */
@FunctionalInterface
public interface BatchQueue {

  /**
   * Asks for an attempt on each of the batches. Asking for the same batch twice within some minutes
   * is asking once.
   *
   * @param due 10 at the most
   * @throws io.florin.retry.UnavailableException when the queue did not take all of them in time;
   *     it may have taken some
   */
  void sendBatches(List<BatchId> due, Deadline deadline);
}
