package io.florin.local.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** What a number of transfers took: all of them, and each. */
final class Round {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final long nanos;
  private final long[] ascendingLatencies;

  private Round(long nanos, long[] latencies) {
    this.nanos = nanos;
    ascendingLatencies = latencies.clone();
    Arrays.sort(ascendingLatencies);
  }

  /** Has callers make transfers side by side, each its share. */
  static Round of(Contender contender, int callers, int transfers) throws InterruptedException {
    int share = transfers / callers;
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<long[]>> results = new ArrayList<>();
      long start = System.nanoTime();
      for (int caller = 0; caller < callers; caller++) {
        int number = caller;
        results.add(threads.submit(() -> latencies(contender, number, share)));
      }
      long[] latencies = new long[0];
      for (Future<long[]> result : results) {
        latencies = together(latencies, result.get());
      }
      long nanos = System.nanoTime() - start;
      return new Round(nanos, latencies);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A transfer failed: " + e.getCause(), e.getCause());
    }
  }

  /** Both as one. */
  Round and(Round other) {
    return new Round(nanos + other.nanos, together(ascendingLatencies, other.ascendingLatencies));
  }

  double perSecond() {
    return ascendingLatencies.length * NANOS_PER_SECOND / nanos;
  }

  /** The latency in milliseconds that a share of the transfers did not exceed. */
  double millisAt(double share) {
    int index = (int) (ascendingLatencies.length * share);
    return ascendingLatencies[Math.min(index, ascendingLatencies.length - 1)] / NANOS_PER_MILLI;
  }

  private static long[] together(long[] some, long[] others) {
    return LongStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray();
  }

  private static long[] latencies(Contender contender, int caller, int transfers) throws Exception {
    SplittableRandom random = new SplittableRandom(caller);
    long[] latencies = new long[transfers];
    for (int count = 0; count < transfers; count++) {
      long start = System.nanoTime();
      contender.transfer(caller, random);
      latencies[count] = System.nanoTime() - start;
    }
    return latencies;
  }
}
