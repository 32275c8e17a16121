package io.florin.local.source;

import java.time.Duration;

/** A pause that doubles each time, up to a bound, until it is reset. */
final class GrowingPause {
  private final Duration least;
  private final Duration greatest;
  private Duration next;

  GrowingPause(Duration least, Duration greatest) {
    this.least = least;
    this.greatest = greatest;
    this.next = least;
  }

  Duration next() {
    Duration now = next;
    Duration twice = now.multipliedBy(2);
    next = twice.compareTo(greatest) > 0 ? greatest : twice;
    return now;
  }

  void reset() {
    next = least;
  }
}
