package io.florin.functions.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The schemas of a document, and whatever else in it is referred to. */
final class Schemas {
  private static final String REFERENCE = "$ref";

  /** Deeper than any message of people; only a schema that refers to itself gets there. */
  private static final int MAX_DEPTH = 32;

  /** What checks nothing. JSON Schema 2020-12 counts {@code format} among it. */
  private static final Set<String> FOR_PEOPLE =
      Set.of("title", "description", "example", "examples", "default", "format");

  private static final Set<String> MAPS_OF_SCHEMAS = Set.of("properties", "patternProperties");
  private static final Set<String> LISTS_OF_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");

  private final JsonNode document;

  Schemas(JsonNode document) {
    this.document = document;
  }

  /** The node itself or, when it is a reference, what it refers to. */
  JsonNode follow(JsonNode node) {
    JsonNode current = node;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      JsonNode reference = current.path(REFERENCE);
      if (reference.isMissingNode()) {
        return current;
      }
      current = target(reference.asText());
    }
    throw new IllegalArgumentException("References without an end: " + node);
  }

  /** The schema with all references replaced by what they refer to, without the prose. */
  JsonNode inline(JsonNode schema) {
    return inline(schema, 0);
  }

  private JsonNode inline(JsonNode schema, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("A schema refers to itself: " + schema);
    }
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode inlined = JsonNodeFactory.instance.objectNode();
    JsonNode reference = schema.path(REFERENCE);
    if (!reference.isMissingNode()) {
      inlined.setAll((ObjectNode) inline(target(reference.asText()), depth + 1));
    }
    for (var keyword : schema.properties()) {
      String name = keyword.getKey();
      if (!name.equals(REFERENCE) && !FOR_PEOPLE.contains(name)) {
        inlined.set(name, inlineKeyword(name, keyword.getValue(), depth));
      }
    }
    return inlined;
  }

  private JsonNode inlineKeyword(String name, JsonNode value, int depth) {
    if (MAPS_OF_SCHEMAS.contains(name)) {
      ObjectNode inlined = JsonNodeFactory.instance.objectNode();
      for (var entry : value.properties()) {
        inlined.set(entry.getKey(), inline(entry.getValue(), depth + 1));
      }
      return inlined;
    }
    if (LISTS_OF_SCHEMAS.contains(name)) {
      ArrayNode inlined = JsonNodeFactory.instance.arrayNode();
      value.forEach(schema -> inlined.add(inline(schema, depth + 1)));
      return inlined;
    }
    return inline(value, depth + 1);
  }

  private JsonNode target(String reference) {
    JsonNode target =
        reference.startsWith("#/")
            ? document.at(reference.substring(1))
            : JsonNodeFactory.instance.missingNode();
    if (target.isMissingNode()) {
      throw new IllegalArgumentException("Nothing is at " + reference + ".");
    }
    return target;
  }
}
