package io.florin.local.source;

import java.time.Duration;
import java.util.function.Supplier;

/** Looks at a source again and again: soon after something was there, and later when it fails. */
final class Poller implements Runnable {
  private static final Duration LEAST_AFTER_FAILURE = Duration.ofMillis(100);
  private static final Duration GREATEST_AFTER_FAILURE = Duration.ofSeconds(10);

  private final String name;
  private final Invocations invocations;
  private final Supplier<Step> look;
  private final GrowingPause idle;
  private final GrowingPause failing =
      new GrowingPause(LEAST_AFTER_FAILURE, GREATEST_AFTER_FAILURE);

  /**
   * Makes one.
   *
   * @param idle how long to wait when there was nothing
   */
  Poller(String name, Invocations invocations, GrowingPause idle, Supplier<Step> look) {
    this.name = name;
    this.invocations = invocations;
    this.idle = idle;
    this.look = look;
  }

  @Override
  public void run() {
    while (invocations.open()) {
      switch (step()) {
        case NOTHING -> invocations.pause(idle.next());
        case DONE -> {
          idle.reset();
          failing.reset();
        }
        case FAILED -> invocations.pause(failing.next());
      }
    }
  }

  // Nothing ends a source but the end of the stack.
  @SuppressWarnings("CatchThrowable")
  private Step step() {
    try {
      return look.get();
    } catch (Throwable failure) {
      if (invocations.open()) {
        invocations.notice("%s failed and is tried again: %s".formatted(name, failure));
      }
      return Step.FAILED;
    }
  }
}
