package io.florin.identity.dynamodb;

import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the items of both tables have in common: their keys, and how values are written. */
final class Attributes {
  static final String PK = "pk";
  static final String SK = "sk";

  private Attributes() {}

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(PK, string(pk), SK, string(sk));
  }

  /** The sort key of the nth key pair, of fixed width: the newest sorts last. */
  static String keyNumber(int number) {
    return String.format(Locale.ROOT, "KEY#%06d", number);
  }

  static AttributeValue string(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue bool(boolean value) {
    return AttributeValue.fromBool(value);
  }

  static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException("An item has no text " + name + ".");
    }
    return value.s();
  }

  static boolean flag(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.bool() == null) {
      throw new IllegalStateException("An item has no flag " + name + ".");
    }
    return value.bool();
  }
}
