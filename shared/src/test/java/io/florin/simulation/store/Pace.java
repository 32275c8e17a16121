package io.florin.simulation.store;

import java.time.Duration;

/**
 * How long things take in the store.
 *
 * @param trip how long a request or an answer usually travels
 * @param step how long it usually takes until the next item of a transaction becomes visible
 * @param longestIndexLag the most by which an index is usually late
 * @param timeout after what time a caller gives up to wait for an answer
 */
public record Pace(Duration trip, Duration step, Duration longestIndexLag, Duration timeout) {

  /** Everything takes no time. */
  public static final Pace INSTANT =
      new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** About as on AWS; transactions take a bit longer, so that others meet them. */
  public static final Pace AS_ON_AWS =
      new Pace(
          Duration.ofMillis(2), Duration.ofMillis(3), Duration.ofSeconds(4), Duration.ofSeconds(2));
}
