package io.florin.functions.metrics;

import java.util.List;
import java.util.Map;
import software.amazon.cloudwatchlogs.emf.config.Configuration;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/**
 * Tells CloudWatch, by lines on standard output in the embedded metric format.
 *
 * <p>It goes past the factory of Powertools, which keeps one set of metrics for each X-Ray trace:
 * many functions in one process, without X-Ray, would share one. Each telling has a set of its own
 * here.
 */
public final class EmfMetrics implements FunctionMetrics {
  private static final String NAMESPACE = "Florin";

  private final Metrics metrics;

  /** Tells by standard output, wherever the process runs: the library would guess otherwise. */
  public EmfMetrics() {
    Configuration configuration = EnvironmentConfigurationProvider.getConfig();
    configuration.setEnvironmentOverride(Environments.Lambda);
    configuration.setServiceName(NAMESPACE);
    metrics = new EmfMetricsProvider().getMetricsInstance();
    metrics.setNamespace(NAMESPACE);
  }

  @Override
  public void tell(Map<String, String> dimensions, List<Measure> measures) {
    metrics.flushMetrics(
        line -> {
          // Instead of the defaults of the library, which name the log group.
          line.setDefaultDimensions(DimensionSet.of(dimensions));
          for (Measure measure : measures) {
            line.addMetric(measure.name(), measure.value(), unit(measure.unit()));
          }
        });
  }

  private static MetricUnit unit(Measure.Unit unit) {
    return switch (unit) {
      case COUNT -> MetricUnit.COUNT;
      case LEVEL -> MetricUnit.NONE;
      case MILLISECONDS -> MetricUnit.MILLISECONDS;
      case SECONDS -> MetricUnit.SECONDS;
    };
  }
}
