package io.florin.simulation.book;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item, read plainly. */
record Fields(Map<String, AttributeValue> item) {

  /** A text; empty when there is none. */
  String text(String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  /** A number; zero when there is none. */
  long number(String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  byte[] bytes(String name) {
    AttributeValue value = item.get(name);
    return value == null ? new byte[0] : value.b().asByteArray();
  }

  boolean has(String name) {
    return item.containsKey(name);
  }
}
