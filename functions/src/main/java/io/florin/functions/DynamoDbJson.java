package io.florin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as DynamoDB writes them in JSON, each value under its type, such as {@code {"S": "text"}}.
 * Sets are refused: the ledger has none.
 */
final class DynamoDbJson {
  private DynamoDbJson() {}

  /**
   * The item that the JSON is.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Map<String, AttributeValue> item(JsonNode json) {
    require(json.isObject());
    Map<String, AttributeValue> item = new HashMap<>();
    json.properties().forEach(field -> item.put(field.getKey(), value(field.getValue())));
    return item;
  }

  private static AttributeValue value(JsonNode typed) {
    require(typed.isObject() && typed.size() == 1);
    var only = typed.properties().iterator().next();
    JsonNode value = only.getValue();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(text(value));
      case "N" -> AttributeValue.fromN(text(value));
      case "B" ->
          AttributeValue.fromB(
              SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text(value))));
      case "BOOL" -> {
        require(value.isBoolean());
        yield AttributeValue.fromBool(value.booleanValue());
      }
      case "NULL" -> AttributeValue.fromNul(true);
      case "M" -> AttributeValue.fromM(item(value));
      case "L" -> {
        require(value.isArray());
        List<AttributeValue> list = new ArrayList<>();
        value.forEach(element -> list.add(value(element)));
        yield AttributeValue.fromL(list);
      }
      default -> throw new IllegalArgumentException("No value of the ledger has this type.");
    };
  }

  private static String text(JsonNode value) {
    require(value.isTextual());
    return value.textValue();
  }

  private static void require(boolean wellFormed) {
    if (!wellFormed) {
      throw new IllegalArgumentException("Not an item in DynamoDB's JSON.");
    }
  }
}
