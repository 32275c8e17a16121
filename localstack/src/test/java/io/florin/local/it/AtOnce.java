package io.florin.local.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/**
 * Many callers who all start at the same moment.
 *
 * <p>How many are asked for is what an embedded stack can take. Elsewhere each call that goes on at
 * the same time as another may need a process of its own, so one in eight of them calls there, and
 * four at least: {@code FLORIN_CALLERS}, a share such as {@code 0.5}, says otherwise.
 */
final class AtOnce {
  private static final int LEAST_CALLERS = 4;
  private static final double SHARE =
      Double.parseDouble(
          System.getenv()
              .getOrDefault("FLORIN_CALLERS", RunningFlorin.isEmbedded() ? "1" : "0.125"));

  private AtOnce() {}

  /** What each of so many callers got, or of as many as the stack can take. */
  static <T> List<T> callers(int most, IntFunction<T> call) {
    int count = Math.min(most, Math.max(LEAST_CALLERS, (int) Math.round(most * SHARE)));
    CountDownLatch start = new CountDownLatch(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<T>> calls = new ArrayList<>();
      for (int caller = 0; caller < count; caller++) {
        int number = caller;
        calls.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return call.apply(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : calls) {
        results.add(result(one));
      }
      return results;
    }
  }

  /** The same, while another does something over and over, once at least. */
  static <T> List<T> callers(int most, IntFunction<T> call, Runnable meanwhile) {
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> other =
          thread.submit(
              () -> {
                do {
                  meanwhile.run();
                } while (!done.get());
              });
      try {
        return callers(most, call);
      } finally {
        done.set(true);
        result(other);
      }
    }
  }

  private static <T> T result(Future<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
