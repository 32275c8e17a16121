package io.florin.simulation.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command that is on record. */
final class Recorded {
  final Request by;
  final Map<String, Integer> versions = new HashMap<>();
  final Fields first;
  Fields now;
  final List<String> statuses = new ArrayList<>();
  final List<Fields> all = new ArrayList<>();
  int itemsLeft;
  @Nullable Map<String, String> answer;

  private final List<Instant> putAt = new ArrayList<>();

  Recorded(Request by, Fields first, Instant at) {
    this.by = by;
    this.first = first;
    now = first;
    statuses.add(status(first));
    all.add(first);
    putAt.add(at);
  }

  /** It has become another. */
  void become(Fields next, Instant at) {
    now = next;
    statuses.add(status(next));
    all.add(next);
    putAt.add(at);
  }

  /** All that it has been since an instant. */
  List<Fields> since(Instant instant) {
    int first = 0;
    while (first + 1 < all.size() && !putAt.get(first + 1).isAfter(instant)) {
      first++;
    }
    return all.subList(first, all.size());
  }

  boolean isRefused() {
    return first.has("refusal");
  }

  /** Whether it waits for the bank, or for its items to be carried out. */
  boolean isPending() {
    return status(now).equals("PENDING");
  }

  /** What has become of it, by the names of the API. */
  static String status(Fields record) {
    if (record.has("hold")) {
      return record.text("hold");
    }
    if (record.has("batch") && !record.has("completedAt")) {
      return record.has("refusal") ? "REFUSED" : "PENDING";
    }
    if (record.has("completedAt") || record.has("opened")) {
      return "COMPLETED";
    }
    if (!record.has("settlement")) {
      return record.has("released") && !record.has("refusal") ? "COMPLETED" : "REFUSED";
    }
    return record.has("refusal") ? "FAILED" : "PENDING";
  }
}
