package io.florin.local.metrics;

/**
 * How many values there were, their sum and the greatest. Its owner lets one thread in at a time.
 */
final class Sum {
  private long count;
  private double total;
  private double greatest = Double.NEGATIVE_INFINITY;

  void add(double value) {
    count++;
    total += value;
    greatest = Math.max(greatest, value);
  }

  long count() {
    return count;
  }

  double total() {
    return total;
  }

  double greatest() {
    return greatest;
  }
}
