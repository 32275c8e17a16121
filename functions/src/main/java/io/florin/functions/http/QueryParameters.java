package io.florin.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of a query, seen as a JSON object, so that a schema can check them. */
final class QueryParameters {
  /** A whole number that fits a long. Anything else stays a text, which is no integer. */
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private final JsonNode rules;

  /**
   * Reads parameters by the given rules.
   *
   * @param schema the schema of the object
   */
  QueryParameters(JsonNode schema) {
    this.rules = schema.path("properties");
  }

  /** The object: of each parameter its first value, of the type that its schema asks for. */
  ObjectNode toJson(Map<String, List<String>> parameters) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    parameters.forEach(
        (name, values) -> {
          String value = values.isEmpty() ? "" : values.getFirst();
          boolean integer = rules.path(name).path("type").asText().equals("integer");
          if (integer && INTEGER.matcher(value).matches()) {
            object.put(name, Long.parseLong(value));
          } else {
            object.put(name, value);
          }
        });
    return object;
  }

  /** A fault for each known parameter that is given more than once. */
  List<FieldError> repeated(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .filter(parameter -> rules.has(parameter.getKey()) && parameter.getValue().size() > 1)
        .map(parameter -> new FieldError(parameter.getKey(), "repeated", "Give it only once."))
        .toList();
  }
}
