package io.florin.functions.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.Json;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferId;
import io.florin.settlement.QueueMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the queue asks for: an attempt to settle a transfer, since it was accepted or is due.
 *
 * @param transferId the transfer
 * @param traceId the request that asked for the transfer, where the message tells
 */
record SettlementMessage(TransferId transferId, Optional<TraceId> traceId) {
  private static final int SCHEMA_VERSION = 1;

  /** What a message says, or empty when it can't be read. */
  static Optional<SettlementMessage> read(QueueMessage message) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(message.body());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    boolean asksForAnAttempt =
        json.path("fact").asText().equals("transfer-accepted")
            || json.path("message").asText().equals("settlement-due");
    if (!asksForAnAttempt || json.path("schemaVersion").asInt() != SCHEMA_VERSION) {
      return Optional.empty();
    }
    return TransferId.parse(json.path("transferId").asText())
        .map(id -> new SettlementMessage(id, traceId(json.path("traceId"))));
  }

  private static Optional<TraceId> traceId(JsonNode json) {
    return json.isTextual() ? TraceId.parse(json.asText()) : Optional.empty();
  }

  /** The message of a record of an event of SQS. */
  static QueueMessage message(JsonNode record) {
    Map<String, String> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> attribute : record.path("messageAttributes").properties()) {
      attributes.put(attribute.getKey(), attribute.getValue().path("stringValue").asText());
    }
    return new QueueMessage(
        record.path("messageId").asText(),
        Optional.of(record.path("attributes").path("MessageGroupId").asText()),
        record.path("body").asText(),
        attributes);
  }
}
