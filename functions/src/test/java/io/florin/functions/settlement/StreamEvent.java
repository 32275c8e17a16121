package io.florin.functions.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.dynamodb.LedgerTableItems;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An event of DynamoDB's stream in the form in which Lambda hands it to a function. */
final class StreamEvent {
  private final ObjectNode event = Json.object();
  private final ArrayNode records = event.putArray("Records");

  /** Goes on with an entry that was put. */
  StreamEvent with(Entry entry) {
    return with("INSERT", LedgerTableItems.of(entry));
  }

  /** Goes on with a record that was put for the first time or again. */
  StreamEvent with(String eventName, CommandRecord record) {
    return with(eventName, LedgerTableItems.of(record));
  }

  private StreamEvent with(String eventName, Map<String, AttributeValue> item) {
    ObjectNode record =
        records
            .addObject()
            .put("eventID", Integer.toHexString(records.size()))
            .put("eventName", eventName)
            .put("eventVersion", "1.1")
            .put("eventSource", "aws:dynamodb")
            .put("awsRegion", "eu-central-1");
    ObjectNode change =
        record
            .putObject("dynamodb")
            .put("ApproximateCreationDateTime", new BigDecimal("1.7952624E9"));
    ObjectNode keys = change.putObject("Keys");
    keys.set("pk", json(Objects.requireNonNull(item.get("pk"))));
    keys.set("sk", json(Objects.requireNonNull(item.get("sk"))));
    change.set("NewImage", json(item));
    change
        .put("SequenceNumber", sequenceNumber(records.size()))
        .put("SizeBytes", 800)
        .put("StreamViewType", "NEW_IMAGE");
    record.put("eventSourceARN", "arn:aws:dynamodb:eu-central-1:000000000000:table/ledger/stream");
    return this;
  }

  /** The sequence number of a record, counted from 1. */
  static String sequenceNumber(int number) {
    return "1302160000000000159689367" + number;
  }

  /** A record, counted from 1. */
  ObjectNode record(int number) {
    return (ObjectNode) records.get(number - 1);
  }

  /** The item of a record, counted from 1. */
  ObjectNode image(int number) {
    return (ObjectNode) record(number).path("dynamodb").path("NewImage");
  }

  @Override
  public String toString() {
    return event.toString();
  }

  private static ObjectNode json(Map<String, AttributeValue> item) {
    ObjectNode json = Json.object();
    item.forEach((name, value) -> json.set(name, json(value)));
    return json;
  }

  private static JsonNode json(AttributeValue value) {
    return switch (value.type()) {
      case S -> Json.object().put("S", value.s());
      case N -> Json.object().put("N", value.n());
      case B ->
          Json.object().put("B", Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe()));
      case BOOL -> Json.object().put("BOOL", value.bool());
      case M -> Json.object().set("M", json(value.m()));
      case L -> {
        ObjectNode list = Json.object();
        value.l().forEach(element -> list.withArray("L").add(json(element)));
        yield list;
      }
      default -> throw new IllegalArgumentException("The ledger has no " + value.type());
    };
  }
}
