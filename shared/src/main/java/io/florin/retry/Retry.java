package io.florin.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Decides whether a try that failed may be followed by another, and waits before it.
 *
 * <p>Waits grow exponentially with full jitter: a random part of a bound that doubles with each
 * try, so that callers who met once do not meet again at the next try (AWS Architecture Blog,
 * "Exponential Backoff And Jitter").
 */
public final class Retry {
  private static final int MAX_DOUBLINGS = 20;

  private final int maxTries;
  private final Duration firstWait;
  private final Duration longestWait;
  private final Pause pause;
  private final RandomGenerator random;

  /**
   * @param maxTries how many tries there may be in all, the first included
   * @param firstWait the bound of the first wait
   * @param longestWait what the bound never exceeds
   */
  public Retry(
      int maxTries, Duration firstWait, Duration longestWait, Pause pause, RandomGenerator random) {
    if (maxTries < 1 || firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException("A retry needs at least one try and waits that grow.");
    }
    this.maxTries = maxTries;
    this.firstWait = firstWait;
    this.longestWait = longestWait;
    this.pause = pause;
    this.random = random;
  }

  /**
   * Waits before the next try.
   *
   * @param triesSoFar how many tries have failed, from 1
   * @return false, without waiting, when the tries are used up or the deadline would pass meanwhile
   */
  public boolean waitForNextTry(int triesSoFar, Deadline deadline) {
    if (triesSoFar >= maxTries || Thread.currentThread().isInterrupted()) {
      return false;
    }
    Duration wait = jitteredWait(triesSoFar);
    if (deadline.comesWithin(wait)) {
      return false;
    }
    pause.pause(wait);
    return true;
  }

  private Duration jitteredWait(int triesSoFar) {
    int doublings = Math.min(triesSoFar - 1, MAX_DOUBLINGS);
    long boundNanos = Math.min(firstWait.toNanos() << doublings, longestWait.toNanos());
    return Duration.ofNanos(random.nextLong(Math.max(boundNanos, 0) + 1));
  }
}
