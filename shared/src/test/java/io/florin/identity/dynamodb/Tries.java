package io.florin.identity.dynamodb;

import io.florin.retry.Retry;
import java.time.Duration;
import java.util.Random;

/** Tries for tests: without a pause between them. */
final class Tries {
  static final int MAX = 4;

  private Tries() {}

  static Retry quick() {
    return new Retry(
        MAX, Duration.ofMillis(1), Duration.ofMillis(10), duration -> {}, new Random(1));
  }
}
