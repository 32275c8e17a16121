package io.florin.functions.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import java.util.List;

/**
 * What a worker answers of a batch, where its event source reports failures of single items ({@code
 * ReportBatchItemFailures}).
 */
public final class BatchAnswer {
  private BatchAnswer() {}

  /** All of it is done. */
  public static ObjectNode done() {
    return again(List.of());
  }

  /**
   * Some of it has to come again.
   *
   * @param ids of a queue, the ids of all messages that were not done; of a stream, the sequence
   *     number of the first record that was not done, from which on all are read again
   */
  public static ObjectNode again(List<String> ids) {
    ObjectNode answer = Json.object();
    ArrayNode failures = answer.putArray("batchItemFailures");
    ids.forEach(id -> failures.addObject().put("itemIdentifier", id));
    return answer;
  }
}
