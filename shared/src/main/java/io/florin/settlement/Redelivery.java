package io.florin.settlement;

import io.florin.retry.Deadline;

/** Brings a dead letter to where it was meant for. */
@FunctionalInterface
public interface Redelivery {

  /**
   * Brings it there whole, with its group. To bring it twice does no harm.
   *
   * @return whether it was brought there; otherwise it still can't be read, and is left as it is
   * @throws io.florin.retry.UnavailableException when that was not possible in time
   */
  boolean redeliver(QueueMessage letter, Deadline deadline);
}
