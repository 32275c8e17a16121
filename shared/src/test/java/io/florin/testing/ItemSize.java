package io.florin.testing;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large items are by AWS's rule ("DynamoDB item sizes and formats" in the developer guide), for
 * DynamoDB Local reports the units of transactions wrong.
 */
public final class ItemSize {
  private static final int CONTAINER_OVERHEAD = 3;
  private static final int KILOBYTE = 1024;
  private static final int READ_KILOBYTES = 4;

  private ItemSize() {}

  /** The size of an item in bytes: of all names and values. */
  public static int bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> utf8(attribute.getKey()) + bytes(attribute.getValue()))
        .sum();
  }

  /** The units for writing an item outside of a transaction; within one it takes twice as many. */
  public static int writeUnits(Map<String, AttributeValue> item) {
    return Math.ceilDiv(bytes(item), KILOBYTE);
  }

  /** The units for reading items of a partition together, strongly consistent. */
  public static int readUnits(Collection<Map<String, AttributeValue>> items) {
    int bytes = items.stream().mapToInt(ItemSize::bytes).sum();
    return Math.max(1, Math.ceilDiv(bytes, READ_KILOBYTES * KILOBYTE));
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      // "Approximately (length of attribute name) + (1 byte per two significant digits) + (1
      // byte)",
      // and one more for a negative number.
      case N ->
          Math.ceilDiv(value.n().replace("-", "").length(), 2)
              + (value.n().startsWith("-") ? 2 : 1);
      case B -> value.b().asByteArray().length;
      case BOOL, NUL -> 1;
      case M ->
          CONTAINER_OVERHEAD
              + value.m().entrySet().stream()
                  .mapToInt(entry -> utf8(entry.getKey()) + bytes(entry.getValue()) + 1)
                  .sum();
      case L ->
          CONTAINER_OVERHEAD + value.l().stream().mapToInt(element -> bytes(element) + 1).sum();
      case SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("Florin keeps no " + value.type() + ".");
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
