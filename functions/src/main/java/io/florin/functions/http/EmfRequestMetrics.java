package io.florin.functions.http;

import java.time.Duration;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/**
 * Tells CloudWatch, by lines on standard output in the embedded metric format.
 *
 * <p>It goes past the factory of Powertools, which keeps one set of metrics for each X-Ray trace:
 * many functions in one process, without X-Ray, would share one. Each request has a set of its own
 * here.
 */
public final class EmfRequestMetrics implements RequestMetrics {
  private static final String NAMESPACE = "Florin";
  private static final double NANOS_PER_MILLI = 1e6;

  private final Metrics metrics;

  /** Tells of the functions of a feature. */
  public EmfRequestMetrics() {
    metrics = new EmfMetricsProvider().getMetricsInstance();
    metrics.setNamespace(NAMESPACE);
  }

  @Override
  public void answered(String operation, String outcome, Duration duration) {
    metrics.flushMetrics(
        request -> {
          request.addDimension(DimensionSet.of("Operation", operation, "Outcome", outcome));
          request.addMetric("Requests", 1, MetricUnit.COUNT);
          request.addMetric(
              "Duration", duration.toNanos() / NANOS_PER_MILLI, MetricUnit.MILLISECONDS);
        });
  }
}
