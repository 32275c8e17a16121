package io.florin.local.bank;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;

/** JSON as the stand-in bank reads it: exactly one object, no name twice, no name unknown. */
final class BankJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BankJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Reads an object.
   *
   * @throws ProblemException when it is none
   */
  static JsonNode read(byte[] text) throws ProblemException {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (IOException e) {
      throw ProblemException.badRequest("The body must be JSON, with no name twice in an object.");
    }
    if (!json.isObject()) {
      throw ProblemException.badRequest("The body must be a JSON object.");
    }
    return json;
  }

  /**
   * Refuses what is not known.
   *
   * @throws ProblemException when an object has another field
   */
  static void requireFieldsAmong(JsonNode object, Collection<String> names)
      throws ProblemException {
    for (var field : object.properties()) {
      if (!names.contains(field.getKey())) {
        throw ProblemException.badRequest(
            "%s is not known here: use %s.".formatted(field.getKey(), String.join(", ", names)));
      }
    }
  }
}
