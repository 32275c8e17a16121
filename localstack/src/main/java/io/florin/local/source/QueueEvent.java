package io.florin.local.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.local.template.Account;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** The JSON in which Lambda gives a queue's messages to a function. */
final class QueueEvent {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private QueueEvent() {}

  static ObjectNode of(String queueArn, List<Message> messages) {
    ObjectNode event = NODES.objectNode();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> records.add(of(queueArn, message)));
    return event;
  }

  private static ObjectNode of(String queueArn, Message message) {
    ObjectNode record =
        NODES
            .objectNode()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body());
    ObjectNode attributes = record.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode messageAttributes = record.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach(
            (name, value) -> {
              ObjectNode attribute = messageAttributes.putObject(name);
              if (value.stringValue() != null) {
                attribute.put("stringValue", value.stringValue());
              }
              if (value.binaryValue() != null) {
                attribute.put("binaryValue", value.binaryValue().asByteArray());
              }
              attribute.putArray("stringListValues");
              attribute.putArray("binaryListValues");
              attribute.put("dataType", value.dataType());
            });
    if (message.md5OfMessageAttributes() != null) {
      record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    return record
        .put("md5OfBody", message.md5OfBody())
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", queueArn)
        .put("awsRegion", Account.LOCAL.region());
  }
}
