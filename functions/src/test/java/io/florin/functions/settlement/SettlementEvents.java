package io.florin.functions.settlement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import java.util.UUID;

/** What Lambda hands to the function that settles: events of the queue. */
public final class SettlementEvents {
  private SettlementEvents() {}

  /** A batch of records. */
  public static String of(ObjectNode... records) {
    ObjectNode event = Json.object();
    var array = event.putArray("Records");
    for (ObjectNode record : records) {
      array.add(record);
    }
    return event.toString();
  }

  /** The message that a transfer was accepted. */
  public static ObjectNode accepted(String transferId) {
    String body =
        Json.object()
            .put("fact", "transfer-accepted")
            .put("schemaVersion", 1)
            .put("traceId", "the-request")
            .put("transferId", transferId)
            .put("version", 1)
            .toString();
    ObjectNode record = record(transferId, body);
    record
        .putObject("messageAttributes")
        .putObject("fact")
        .put("stringValue", "transfer-accepted")
        .put("dataType", "String");
    return record;
  }

  /** The message that money waits to be posted to a wallet. */
  public static ObjectNode legsWaiting(String walletId) {
    return record(
        walletId,
        Json.object()
            .put("fact", "legs-waiting")
            .put("schemaVersion", 1)
            .putNull("traceId")
            .put("walletId", walletId)
            .toString());
  }

  /** The message that a batch is to be carried out. */
  public static ObjectNode batchDue(String batchId) {
    return record(
        batchId,
        Json.object()
            .put("message", "batch-due")
            .put("schemaVersion", 1)
            .put("batchId", batchId)
            .toString());
  }

  /** A record with a body. */
  public static ObjectNode record(String group, String body) {
    ObjectNode record =
        Json.object()
            .put("messageId", UUID.randomUUID().toString())
            .put("body", body)
            .put("eventSource", "aws:sqs");
    record.putObject("attributes").put("MessageGroupId", group);
    record.putObject("messageAttributes");
    return record;
  }
}
