package io.florin.settlement.sqs;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The attributes of messages, all of which are texts. */
final class Attributes {
  private static final String TEXT = "String";

  private Attributes() {}

  static Map<String, MessageAttributeValue> of(Map<String, String> texts) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    texts.forEach(
        (name, text) ->
            attributes.put(
                name, MessageAttributeValue.builder().dataType(TEXT).stringValue(text).build()));
    return attributes;
  }

  static Map<String, String> texts(Map<String, MessageAttributeValue> attributes) {
    Map<String, String> texts = new HashMap<>();
    attributes.forEach((name, value) -> texts.put(name, value.stringValue()));
    return texts;
  }
}
