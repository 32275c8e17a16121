package io.florin.retry;

import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
public interface Pause {

  /** Returns after {@code duration}, or at once when the thread is interrupted. */
  void pause(Duration duration);

  /** The pause that makes the calling thread sleep. */
  static Pause sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
