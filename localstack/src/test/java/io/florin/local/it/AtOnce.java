package io.florin.local.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many callers who all start at the same moment. */
final class AtOnce {
  private AtOnce() {}

  /** What each of so many callers got. */
  static <T> List<T> callers(int count, IntFunction<T> call) {
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
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
