package io.florin.settlement;

import io.florin.ledger.PendingTransfer;
import io.florin.retry.Deadline;
import java.util.List;

/** The queue that settlement runs from. */
@FunctionalInterface
public interface SettlementQueue {

  /**
   * Asks for an attempt on each of the transfers, in their order. Asking for the same version of a
   * transfer twice within some minutes is asking once.
   *
   * @throws io.florin.retry.UnavailableException when the queue did not take all of them in time;
   *     it may have taken some
   */
  void send(List<PendingTransfer> due, Deadline deadline);
}
