package io.florin.local.metrics;

import java.util.Locale;
import java.util.Map;

/**
 * What values are added up under.
 *
 * @param namespace CloudWatch's namespace
 * @param metric the metric's name
 * @param unit CloudWatch's unit, such as {@code Count} or {@code Milliseconds}
 * @param dimensions the dimensions in the order of their names
 */
record Series(String namespace, String metric, String unit, Map<String, String> dimensions) {
  private static final String PREFIX = "florin";

  boolean isCount() {
    return unit.equals("Count");
  }

  /** Whether only its latest value says something: so many there are, or so old is the oldest. */
  boolean isLevel() {
    // Florin tells how long something took in milliseconds; what it tells in seconds is an age.
    return unit.equals("None") || unit.equals("Seconds");
  }

  /** Its name in Prometheus, with the unit at its end where there is one and it is no count. */
  String prometheusName() {
    String space = snakeCase(namespace);
    String name = (space.equals(PREFIX) ? PREFIX : PREFIX + "_" + space) + "_" + snakeCase(metric);
    String ending = isCount() || unit.equals("None") ? "" : "_" + snakeCase(unit);
    return name.endsWith(ending) ? name : name + ending;
  }

  /** A name in words of lower case with underscores between them. */
  static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .replaceAll("^_+|_+$", "")
        .toLowerCase(Locale.ROOT);
  }
}
