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
    /** How many times something happened. */
    COUNT,
    /** How many there are at the moment. */
    LEVEL,
    /** How many thousandths of a second something took. */
    MILLISECONDS,
    /** How many seconds old something is. */
    SECONDS
  }

  /** So many times something happened. */
  public static Measure count(String name, long count) {
    return new Measure(name, count, Unit.COUNT);
  }

  /** So many there are at the moment. */
  public static Measure level(String name, long level) {
    return new Measure(name, level, Unit.LEVEL);
  }

  /** How long something took. */
  public static Measure milliseconds(String name, Duration time) {
    return new Measure(name, time.toNanos() / NANOS_PER_MILLI, Unit.MILLISECONDS);
  }

  /** How old something is at the moment. */
  public static Measure age(String name, Duration age) {
    return new Measure(name, age.toMillis() / MILLIS_PER_SECOND, Unit.SECONDS);
  }
}
