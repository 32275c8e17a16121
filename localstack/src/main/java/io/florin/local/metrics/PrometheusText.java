package io.florin.local.metrics;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes Prometheus' text format, version 0.0.4: counts as counters, levels as gauges, all else as
 * a summary of sum and count with the greatest value beside it.
 */
final class PrometheusText {
  private final Map<String, StringBuilder> families = new TreeMap<>();

  void add(Series series, Sum sum) {
    String name = series.prometheusName();
    String labels = labels(series.dimensions());
    if (series.isCount()) {
      String counter = name.endsWith("_total") ? name : name + "_total";
      family(counter, "counter", series.metric()).append(sample(counter, labels, sum.total()));
    } else if (series.isLevel()) {
      family(name, "gauge", series.metric()).append(sample(name, labels, sum.latest()));
    } else {
      family(name, "summary", series.metric())
          .append(sample(name + "_sum", labels, sum.total()))
          .append(sample(name + "_count", labels, (double) sum.count()));
      String greatest = name + "_max";
      family(greatest, "gauge", "Greatest " + series.metric())
          .append(sample(greatest, labels, sum.greatest()));
    }
  }

  void addCounter(String name, String help, double value) {
    family(name, "counter", help).append(sample(name, "", value));
  }

  @Override
  public String toString() {
    return String.join("", families.values());
  }

  private StringBuilder family(String name, String type, String help) {
    return families.computeIfAbsent(
        name,
        key ->
            new StringBuilder()
                .append("# HELP %s %s\n".formatted(name, escape(help)))
                .append("# TYPE %s %s\n".formatted(name, type)));
  }

  private static String sample(String name, String labels, double value) {
    return name + labels + " " + number(value) + "\n";
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : "NaN";
  }

  private static String labels(Map<String, String> dimensions) {
    return dimensions.isEmpty()
        ? ""
        : dimensions.entrySet().stream()
            .map(
                label ->
                    "%s=\"%s\""
                        .formatted(
                            Series.snakeCase(label.getKey()),
                            escape(label.getValue()).replace("\"", "\\\"")))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
