package io.florin.simulation.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A place for an item: as it is, and as readers see it. */
final class Row {
  final String partition;
  final String sort;
  private @Nullable Map<String, AttributeValue> item;
  private @Nullable Map<String, AttributeValue> shown;
  private @Nullable Map<String, AttributeValue> shownBefore;
  private Instant shownSince = Instant.EPOCH;
  private boolean hidden;
  private boolean locked;

  Row(String partition, String sort) {
    this.partition = partition;
    this.sort = sort;
  }

  /** As it is: what conditions are judged by. */
  @Nullable Map<String, AttributeValue> item() {
    return item;
  }

  /** Whether a transaction is at work on it. */
  boolean isLocked() {
    return locked;
  }

  /** Commits an item that readers don't see yet. */
  void commit(@Nullable Map<String, AttributeValue> next) {
    item = next;
    hidden = true;
  }

  /** Whether readers see it as it was before. */
  boolean isHidden() {
    return hidden;
  }

  /** A transaction is at work on it until it is shown. */
  void lock() {
    locked = true;
  }

  /** From now on readers see what is committed. */
  void show(Instant now) {
    shownBefore = shown;
    shown = item;
    hidden = false;
    shownSince = now;
  }

  void unlock() {
    locked = false;
  }

  /** What a reader sees who is strongly consistent. */
  @Nullable Map<String, AttributeValue> shown() {
    return shown;
  }

  /** What a reader may see who is not. */
  @Nullable Map<String, AttributeValue> stale(Instant now, Duration lag) {
    return shownSince.plus(lag).isAfter(now) ? shownBefore : shown;
  }
}
