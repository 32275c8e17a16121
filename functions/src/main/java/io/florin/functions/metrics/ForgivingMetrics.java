package io.florin.functions.metrics;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Metrics that may be lost. What is done stays done: when they can't be told, nobody fails. */
public final class ForgivingMetrics implements FunctionMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(ForgivingMetrics.class);

  private final FunctionMetrics metrics;

  /** Tells by other metrics, which may fail. */
  public ForgivingMetrics(FunctionMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void tell(Map<String, String> dimensions, List<Measure> measures) {
    try {
      metrics.tell(dimensions, measures);
    } catch (RuntimeException e) {
      LOG.warn("Metrics are lost: {} of {}", measures, dimensions, e);
    }
  }
}
