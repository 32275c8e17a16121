package io.florin.local.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up metrics in CloudWatch's Embedded Metric Format, per namespace, name, unit and dimensions.
 *
 * <p>Safe for use by many threads.
 */
public final class MetricSums {
  // Dimensions are a handful of fixed values; past this something puts an id into one.
  private static final int MAX_SERIES = 5_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<Series, Sum> sums = new HashMap<>();
  private long dropped;

  /** Adds a line; false when it is not in Embedded Metric Format. */
  boolean add(String line) {
    JsonNode event;
    try {
      event = json.readTree(line);
    } catch (JsonProcessingException e) {
      return false;
    }
    JsonNode directives = event.path("_aws").path("CloudWatchMetrics");
    if (!directives.isArray()) {
      return false;
    }
    for (JsonNode directive : directives) {
      for (JsonNode dimensions : directive.path("Dimensions")) {
        Map<String, String> labels = labels(event, dimensions);
        for (JsonNode metric : directive.path("Metrics")) {
          add(
              new Series(
                  directive.path("Namespace").asText(),
                  metric.path("Name").asText(),
                  metric.path("Unit").asText("None"),
                  labels),
              event.path(metric.path("Name").asText()));
        }
      }
    }
    return true;
  }

  /** All sums in Prometheus' text format, version 0.0.4. */
  public synchronized String prometheusText() {
    PrometheusText text = new PrometheusText();
    sums.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().dimensions().toString()))
        .forEach(entry -> text.add(entry.getKey(), entry.getValue()));
    text.addCounter(
        "florin_metrics_dropped_total",
        "Values of metrics dropped because there were too many series.",
        (double) dropped);
    return text.toString();
  }

  private synchronized void add(Series series, JsonNode value) {
    Sum sum = sums.get(series);
    if (sum == null) {
      if (sums.size() == MAX_SERIES) {
        dropped++;
        return;
      }
      sum = new Sum();
      sums.put(series, sum);
    }
    if (value.isArray()) {
      for (JsonNode one : value) {
        sum.add(one.asDouble());
      }
    } else {
      sum.add(value.asDouble());
    }
  }

  private static Map<String, String> labels(JsonNode event, JsonNode dimensions) {
    Map<String, String> labels = new TreeMap<>();
    for (JsonNode dimension : dimensions) {
      labels.put(dimension.asText(), event.path(dimension.asText()).asText());
    }
    return labels;
  }
}
