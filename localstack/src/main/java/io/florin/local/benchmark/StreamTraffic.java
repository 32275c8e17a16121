package io.florin.local.benchmark;

import io.florin.local.source.Deliveries;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Watches what comes from the ledger's stream, so that no round of a benchmark pays for what an
 * earlier one has left to be relayed.
 */
final class StreamTraffic implements Deliveries {
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final AtomicLong lastNanos = new AtomicLong(System.nanoTime());

  @Override
  public List<Record> ofStream(List<Record> records) {
    lastNanos.set(System.nanoTime());
    return records;
  }

  /** Returns once nothing has come for a second. */
  void awaitQuiet() {
    while (System.nanoTime() - lastNanos.get() < QUIET.toNanos()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
