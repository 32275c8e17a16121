package io.florin.local.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a function made of a batch.
 *
 * @param failedWhole whether the invocation failed, and every part of the batch with it
 * @param failures the identifiers of the parts that failed, when the invocation did not
 */
record BatchResult(boolean failedWhole, Set<String> failures) {
  static final BatchResult FAILED = new BatchResult(true, Set.of());
  private static final BatchResult DONE = new BatchResult(false, Set.of());

  /**
   * Reads a function's answer as Lambda does: an empty one is a success, and one that names what
   * failed in a form that can't be understood fails the whole batch.
   *
   * @param reportsFailures whether its event source says that it answers with failures
   */
  static BatchResult read(byte[] answer, boolean reportsFailures, ObjectMapper json) {
    if (!reportsFailures || answer.length == 0) {
      return DONE;
    }
    JsonNode failures;
    try {
      failures = json.readTree(answer).path("batchItemFailures");
    } catch (IOException e) {
      return FAILED;
    }
    Set<String> identifiers = new HashSet<>();
    for (JsonNode failure : failures) {
      String identifier = failure.path("itemIdentifier").asText("");
      if (identifier.isEmpty()) {
        return FAILED;
      }
      identifiers.add(identifier);
    }
    return new BatchResult(false, Set.copyOf(identifiers));
  }
}
