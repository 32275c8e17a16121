package io.florin.functions.metrics;

import java.util.List;
import java.util.Map;

/** Where functions tell in numbers what they did. */
@FunctionalInterface
public interface FunctionMetrics {

  /**
   * Tells some values.
   *
   * @param dimensions what tells these values from others of the same metrics; often nothing
   * @param measures the values, each of another metric
   */
  void tell(Map<String, String> dimensions, List<Measure> measures);
}
