package io.florin.settlement;

import java.util.Map;
import java.util.Optional;

/**
 * A message of a queue.
 *
 * @param id its id in the queue, never given twice
 * @param group the group whose order it keeps, where the queue has groups
 * @param body what it says
 * @param attributes what goes with it, by name
 */
public record QueueMessage(
    String id, Optional<String> group, String body, Map<String, String> attributes) {

  /** Copies the attributes. */
  public QueueMessage {
    attributes = Map.copyOf(attributes);
  }
}
