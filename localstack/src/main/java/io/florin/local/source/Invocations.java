package io.florin.local.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.local.function.LocalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls functions for event sources and schedules, until it is told to stop. */
final class Invocations implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final ObjectMapper json = new ObjectMapper();
  private final CountDownLatch closed = new CountDownLatch(1);
  // Held to read while work goes on, and to write once there shall be none.
  private final ReentrantReadWriteLock working = new ReentrantReadWriteLock(true);
  private final Consumer<String> notices;

  Invocations(Consumer<String> notices) {
    this.notices = notices;
  }

  /** Does a piece of work that closing waits for; where it is closed, nothing. */
  <T> T work(Supplier<T> work, T nothing) {
    if (!working.readLock().tryLock()) {
      return nothing;
    }
    try {
      return open() ? work.get() : nothing;
    } finally {
      working.readLock().unlock();
    }
  }

  boolean open() {
    return closed.getCount() > 0;
  }

  /** Waits, but no longer than it is open. */
  void pause(Duration duration) {
    try {
      closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives a batch to a function. */
  BatchResult batch(LocalFunction function, JsonNode event, boolean reportsFailures) {
    return call(function, event)
        .map(answer -> BatchResult.read(answer, reportsFailures, json))
        .orElse(BatchResult.FAILED);
  }

  /** The function's answer, empty when it failed, which is noticed. */
  // Whatever a function throws is its own failure: Lambda survives it, and so does this process.
  @SuppressWarnings("CatchThrowable")
  Optional<byte[]> call(LocalFunction function, JsonNode event) {
    String requestId = UUID.randomUUID().toString();
    try {
      return Optional.of(function.invoke(json.writeValueAsBytes(event), requestId));
    } catch (Throwable failure) {
      notices.accept("%s failed on request %s: %s".formatted(function.name(), requestId, failure));
      return Optional.empty();
    }
  }

  void notice(String notice) {
    notices.accept(notice);
  }

  /** Begins nothing more and waits, within bounds, for what was begun. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (!working.writeLock().tryLock(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        notices.accept("A function that an event source called has not ended; the stack stops.");
      }
      // Never given back: a thread that comes late finds the lock taken.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
