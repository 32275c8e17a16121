package io.florin.functions.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Tells how an answer differs from what the OpenAPI document promises. For tests of functions. */
public final class Answers {
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .keyword(new NonValidationKeyword("x-florin-message"))
          .build();

  private final JsonNode document;
  private final Schemas schemas;

  /** Reads the document from the class path. */
  public Answers(ObjectMapper json) {
    try (InputStream file = Answers.class.getResourceAsStream("/contract/openapi.json")) {
      if (file == null) {
        throw new IllegalStateException("The OpenAPI document is not on the class path.");
      }
      document = json.readTree(file);
      schemas = new Schemas(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The deviations of an answer, each in a sentence; empty when it is what the document says.
   *
   * @param operationId the operation that answered
   * @param status the status of the answer
   * @param mediaType its content type, without parameters
   * @param body its body, parsed
   */
  public List<String> deviations(String operationId, int status, String mediaType, JsonNode body) {
    JsonNode response =
        schemas.follow(operation(operationId).path("responses").path(Integer.toString(status)));
    if (response.isMissingNode()) {
      return List.of(operationId + " does not answer " + status + ".");
    }
    JsonNode content = response.path("content").path(mediaType);
    if (content.isMissingNode()) {
      return List.of(operationId + " does not answer " + status + " as " + mediaType + ".");
    }
    var deviations = new ArrayList<String>(deviations(content.path("schema"), body));
    if (mediaType.equals("application/problem+json")
        && !contains(response.path("x-florin-codes"), body.path("code"))) {
      deviations.add(operationId + " does not answer " + status + " " + body.path("code") + ".");
    }
    return deviations;
  }

  /** How a value deviates from a schema of the document; a field that it lacks is one, too. */
  List<String> deviations(JsonNode schema, JsonNode value) {
    JsonNode rules = schemas.inline(schema);
    var deviations = new ArrayList<String>();
    SchemaRegistry.withDialect(DIALECT)
        .getSchema(rules)
        .validate(value)
        .forEach(error -> deviations.add(error.toString()));
    addUnknownFields("", rules, value, deviations);
    return deviations;
  }

  /** Schemas of answers are open, so that answers may grow; but not before the document does. */
  private static void addUnknownFields(
      String place, JsonNode rules, JsonNode value, List<String> deviations) {
    if (value.isArray()) {
      for (JsonNode item : value) {
        addUnknownFields(place + "[]", rules.path("items"), item, deviations);
      }
    }
    for (var field : value.properties()) {
      String name = place + "/" + field.getKey();
      JsonNode fieldRules = rules.path("properties").path(field.getKey());
      if (!fieldRules.isMissingNode()) {
        addUnknownFields(name, fieldRules, field.getValue(), deviations);
      } else if (!rules.path("additionalProperties").isObject()) {
        deviations.add("The document has no field " + name + ".");
      }
    }
  }

  private static boolean contains(JsonNode codes, JsonNode code) {
    for (JsonNode one : codes) {
      if (one.equals(code)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode operation(String operationId) {
    for (JsonNode pathItem : document.path("paths")) {
      for (JsonNode operation : pathItem) {
        if (operation.path("operationId").asText().equals(operationId)) {
          return operation;
        }
      }
    }
    throw new IllegalArgumentException("The contract has no operation " + operationId + ".");
  }
}
