package io.florin.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void triesAreBounded() {
    Retry retry = retry(3);
    Deadline far = Deadline.in(Duration.ofDays(1), CLOCK);

    assertThat(retry.waitForNextTry(1, far)).isTrue();
    assertThat(retry.waitForNextTry(2, far)).isTrue();
    assertThat(retry.waitForNextTry(3, far)).isFalse();
    assertThat(waits).hasSize(2);
  }

  @Test
  void nobodyWaitsBeyondTheDeadline() {
    assertThat(retry(100).waitForNextTry(1, Deadline.in(Duration.ZERO, CLOCK))).isFalse();
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsAreJitteredAndStayBelowTheLongest() {
    Deadline far = Deadline.in(Duration.ofDays(1), CLOCK);
    Retry retry = retry(1000);
    for (int tries = 1; tries < 200; tries++) {
      assertThat(retry.waitForNextTry(tries, far)).isTrue();
    }

    assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMillis(200)) <= 0);
    assertThat(waits.stream().distinct().count()).isGreaterThan(150);
  }

  private Retry retry(int maxTries) {
    return new Retry(
        maxTries, Duration.ofMillis(5), Duration.ofMillis(200), waits::add, new Random(7));
  }
}
