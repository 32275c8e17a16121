package io.florin.local.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.local.template.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** The JSON in which Lambda gives a stream's records to a function. */
final class StreamEvent {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String streamArn;

  StreamEvent(String streamArn) {
    this.streamArn = streamArn;
  }

  ObjectNode of(List<Record> records) {
    ObjectNode event = NODES.objectNode();
    ArrayNode array = event.putArray("Records");
    records.forEach(record -> array.add(of(record)));
    return event;
  }

  ObjectNode of(Record record) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("eventID", record.eventID())
            .put("eventName", record.eventNameAsString())
            .put("eventVersion", record.eventVersion())
            .put("eventSource", record.eventSource())
            .put("awsRegion", Account.LOCAL.region());
    StreamRecord change = record.dynamodb();
    ObjectNode dynamodb = node.putObject("dynamodb");
    dynamodb.put(
        "ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
    dynamodb.set("Keys", map(change.keys()));
    if (change.hasNewImage()) {
      dynamodb.set("NewImage", map(change.newImage()));
    }
    if (change.hasOldImage()) {
      dynamodb.set("OldImage", map(change.oldImage()));
    }
    dynamodb
        .put("SequenceNumber", change.sequenceNumber())
        .put("SizeBytes", change.sizeBytes())
        .put("StreamViewType", change.streamViewTypeAsString());
    return node.put("eventSourceARN", streamArn);
  }

  /**
   * The record with the instant of its change to the second. DynamoDB Local tells the minute alone:
   * within that, the record is as old as its first reading.
   */
  static Record dated(Record record, Instant read) {
    Instant minute = record.dynamodb().approximateCreationDateTime();
    Instant lastOfMinute = minute.plusSeconds(59);
    Instant created = read.isBefore(lastOfMinute) ? read : lastOfMinute;
    return record.toBuilder()
        .dynamodb(record.dynamodb().toBuilder().approximateCreationDateTime(created).build())
        .build();
  }

  private static ObjectNode map(Map<String, AttributeValue> attributes) {
    ObjectNode node = NODES.objectNode();
    attributes.forEach((name, value) -> node.set(name, value(value)));
    return node;
  }

  private static ObjectNode value(AttributeValue value) {
    ObjectNode node = NODES.objectNode();
    return switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case B -> node.put("B", value.b().asByteArray());
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case M -> node.set("M", map(value.m()));
      case L -> {
        ArrayNode list = node.putArray("L");
        value.l().forEach(element -> list.add(value(element)));
        yield node;
      }
      case SS -> {
        value.ss().forEach(node.putArray("SS")::add);
        yield node;
      }
      case NS -> {
        value.ns().forEach(node.putArray("NS")::add);
        yield node;
      }
      case BS -> {
        ArrayNode set = node.putArray("BS");
        value.bs().stream().map(SdkBytes::asByteArray).forEach(set::add);
        yield node;
      }
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("An attribute has a type that is not known.");
    };
  }
}
