package io.florin.functions.http;

import io.florin.functions.metrics.FunctionMetrics;
import io.florin.functions.metrics.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells of requests in two metrics, by operation and outcome. */
public final class MeasuredRequests implements RequestMetrics {
  private final FunctionMetrics metrics;

  /** Tells of requests where all metrics are told. */
  public MeasuredRequests(FunctionMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void answered(String operation, String outcome, Duration duration) {
    metrics.tell(
        Map.of("Operation", operation, "Outcome", outcome),
        List.of(Measure.count("Requests", 1), Measure.milliseconds("Duration", duration)));
  }
}
