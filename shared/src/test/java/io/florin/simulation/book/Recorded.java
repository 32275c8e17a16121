package io.florin.simulation.book;

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
  @Nullable Map<String, String> answer;

  Recorded(Request by, Fields first) {
    this.by = by;
    this.first = first;
    now = first;
    statuses.add(status(first));
  }

  /** It has become another. */
  void become(Fields next) {
    now = next;
    statuses.add(status(next));
  }

  boolean isRefused() {
    return first.has("refusal");
  }

  /** Whether it waits for the bank. */
  boolean isPending() {
    String state = now.text("settlement");
    return !state.isEmpty() && !state.equals("COMPLETED") && !state.equals("FAILED");
  }

  /** What has become of it, by the names of the API. */
  static String status(Fields record) {
    if (record.has("completedAt")) {
      return "COMPLETED";
    }
    if (!record.has("settlement")) {
      return "REFUSED";
    }
    return record.has("refusal") ? "FAILED" : "PENDING";
  }
}
