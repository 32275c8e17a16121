package io.florin.functions.metrics;

import java.time.Duration;

/**
 * One value of one metric.
 *
 * @param name the metric
 * @param value the value
 * @param unit what the value counts
 */
public record Measure(String name, double value, Unit unit) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  /** The units there are. */
  public enum Unit {
    /** How many. */
    COUNT,
    /** Thousandths of a second. */
    MILLISECONDS,
    /** Seconds. */
    SECONDS
  }

  /** So many of something. */
  public static Measure count(String name, long count) {
    return new Measure(name, count, Unit.COUNT);
  }

  /** A time that is best told in milliseconds. */
  public static Measure milliseconds(String name, Duration time) {
    return new Measure(name, time.toNanos() / NANOS_PER_MILLI, Unit.MILLISECONDS);
  }

  /** A time that is best told in seconds. */
  public static Measure seconds(String name, Duration time) {
    return new Measure(name, time.toMillis() / MILLIS_PER_SECOND, Unit.SECONDS);
  }
}
