package io.florin.functions.http;

import java.time.Duration;

/** Where functions tell what became of requests. */
@FunctionalInterface
public interface RequestMetrics {

  /**
   * Tells of one answered request.
   *
   * @param operation the operation
   * @param outcome the code of the problem, or the status when there was none
   * @param duration how long it took
   */
  void answered(String operation, String outcome, Duration duration);
}
