package io.florin.event;

import io.florin.retry.Deadline;
import java.util.List;
import java.util.Set;

/** Where facts are told to whoever subscribes. */
@FunctionalInterface
public interface EventTopic {

  /** The most facts that can be published at once. */
  int MAX_FACTS = 10;

  /**
   * Publishes facts, which can succeed for some and fail for others.
   *
   * @param facts 1 to {@value #MAX_FACTS}, no two of them of one group
   * @return those that were not published, as far as is known
   */
  Set<Fact> publish(List<Fact> facts, Deadline deadline);
}
