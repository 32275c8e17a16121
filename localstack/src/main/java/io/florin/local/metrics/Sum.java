package io.florin.local.metrics;

/**
 * How many values there were, their sum and the latest and greatest. Its owner lets one thread in
 * at a time.
 */
final class Sum {
  private long count;
  private double total;
  private double latest;
  private double greatest = Double.NEGATIVE_INFINITY;

  void add(double value) {
    count++;
    total += value;
    latest = value;
    greatest = Math.max(greatest, value);
  }

  long count() {
    return count;
  }

  double total() {
    return total;
  }

  double latest() {
    return latest;
  }

  double greatest() {
    return greatest;
  }
}
