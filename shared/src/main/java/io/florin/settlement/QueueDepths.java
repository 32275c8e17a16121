package io.florin.settlement;

import io.florin.retry.Deadline;
import java.util.List;

/** Tells how much the queues of settlement hold. */
@FunctionalInterface
public interface QueueDepths {

  /**
   * The depths of all queues.
   *
   * @throws io.florin.retry.UnavailableException when a queue does not answer in time
   */
  List<QueueDepth> depths(Deadline deadline);
}
