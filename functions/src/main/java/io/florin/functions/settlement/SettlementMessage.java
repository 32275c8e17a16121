package io.florin.functions.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.Json;
import io.florin.ledger.BatchId;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferId;
import io.florin.ledger.WalletId;
import io.florin.settlement.QueueMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the queue asks for, since it was accepted or is due. */
sealed interface SettlementMessage {
  int SCHEMA_VERSION = 1;

  /** The request that has led to it, where the message tells. */
  Optional<TraceId> traceId();

  /**
   * An attempt to settle a transfer, since it was accepted or is due.
   *
   * @param transferId the transfer
   * @param traceId the request that asked for the transfer, where the message tells
   */
  record OfTransfer(TransferId transferId, Optional<TraceId> traceId)
      implements SettlementMessage {}

  /**
   * An attempt to carry out a transfer batch, since it was accepted or is due.
   *
   * @param batchId the batch
   * @param traceId the request that asked for the batch, where the message tells
   */
  record OfBatch(BatchId batchId, Optional<TraceId> traceId) implements SettlementMessage {}

  /**
   * That the legs which wait for a wallet are posted.
   *
   * @param walletId the wallet
   */
  record OfLegs(WalletId walletId) implements SettlementMessage {
    @Override
    public Optional<TraceId> traceId() {
      return Optional.empty();
    }
  }

  /** What a message says, or empty when it can't be read. */
  static Optional<SettlementMessage> read(QueueMessage message) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(message.body());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (json.path("schemaVersion").asInt() != SCHEMA_VERSION) {
      return Optional.empty();
    }
    Optional<TraceId> traceId = traceId(json.path("traceId"));
    return switch (json.path("fact").asText(json.path("message").asText())) {
      case "transfer-accepted", "settlement-due" ->
          TransferId.parse(json.path("transferId").asText()).map(id -> new OfTransfer(id, traceId));
      case "batch-accepted", "batch-due" ->
          BatchId.parse(json.path("batchId").asText()).map(id -> new OfBatch(id, traceId));
      case "legs-waiting" -> WalletId.parse(json.path("walletId").asText()).map(OfLegs::new);
      default -> Optional.empty();
    };
  }

  private static Optional<TraceId> traceId(JsonNode json) {
    return json.isTextual() ? TraceId.parse(json.asText()) : Optional.empty();
  }

  /** The message of a record of an event of SQS. Attributes that are no texts are left out. */
  static QueueMessage message(JsonNode record) {
    Map<String, String> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> attribute : record.path("messageAttributes").properties()) {
      String text = attribute.getValue().path("stringValue").asText("");
      // Binary attributes have none, and SQS takes no empty text: it could not be buried.
      if (!text.isEmpty()) {
        attributes.put(attribute.getKey(), text);
      }
    }
    return new QueueMessage(
        record.path("messageId").asText(),
        Optional.of(record.path("attributes").path("MessageGroupId").asText()),
        record.path("body").asText(),
        attributes);
  }
}
