package io.florin.event;

import java.util.Map;
import java.util.Set;

/**
 * The facts that a topic did not publish.
 *
 * @param left those that may be published another time; as far as is known, they were not yet
 * @param refused those that it will never publish because of what they say, each with the reason
 */
public record Unpublished(Set<Fact> left, Map<Fact, String> refused) {

  /** Copies both. */
  public Unpublished {
    left = Set.copyOf(left);
    refused = Map.copyOf(refused);
  }

  /** None: all were published. */
  public static Unpublished none() {
    return new Unpublished(Set.of(), Map.of());
  }
}
