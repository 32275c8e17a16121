package io.florin.functions.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compiles the OpenAPI document to what functions read at start: one small file for each operation.
 *
 * <p>A cold function then parses a kilobyte of JSON, where the whole document would be fifty of
 * YAML. The file of an operation is complete in itself: references are replaced by what they refer
 * to, and what is only for people is left out.
 */
public final class ContractCompiler {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final String JSON = "application/json";
  private static final String CODES = "x-florin-codes";

  private final JsonNode document;
  private final Schemas schemas;

  /** Compiles the given document. */
  public ContractCompiler(JsonNode document) {
    this.document = document;
    this.schemas = new Schemas(document);
  }

  /**
   * Reads a document and writes {@code openapi.json}, the whole of it, and {@code
   * <operationId>.json} for each operation.
   *
   * @param arguments the document, and the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    JsonNode document = read(Path.of(arguments[0]));
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    var json = new ObjectMapper();
    Files.write(
        folder.resolve("openapi.json"), json.writeValueAsBytes(withCodesForReaders(document)));
    for (var operation : new ContractCompiler(document).operations().entrySet()) {
      Files.write(
          folder.resolve(operation.getKey() + ".json"),
          json.writeValueAsBytes(operation.getValue()));
    }
  }

  /**
   * The document with the codes of problems in the descriptions of the answers as well: pages made
   * from it show descriptions and hide extensions.
   */
  private static JsonNode withCodesForReaders(JsonNode document) {
    JsonNode copy = document.deepCopy();
    for (JsonNode answer : copy.findParents(CODES)) {
      var codes = new ArrayList<String>();
      answer.path(CODES).forEach(code -> codes.add("`" + code.asText() + "`"));
      String description = answer.path("description").asText().strip();
      ((ObjectNode) answer)
          .put("description", description + "\n\nCodes: " + String.join(", ", codes) + ".");
    }
    return copy;
  }

  /** Reads a document in YAML. */
  public static JsonNode read(Path yaml) throws IOException {
    return YAMLMapper.builder()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .build()
        .readTree(yaml.toFile());
  }

  /**
   * Each operation of the document, compiled, by its id.
   *
   * @throws IllegalArgumentException when an operation lacks what each must have, naming it
   */
  public Map<String, ObjectNode> operations() {
    var operations = new TreeMap<String, ObjectNode>();
    for (var path : document.path("paths").properties()) {
      for (String method : METHODS) {
        JsonNode operation = path.getValue().path(method);
        if (operation.isMissingNode()) {
          continue;
        }
        ObjectNode compiled = compile(path.getKey(), method, path.getValue(), operation);
        String id = compiled.path("operationId").asText();
        if (operations.put(id, compiled) != null) {
          throw new IllegalArgumentException("Two operations are called " + id + ".");
        }
      }
    }
    return operations;
  }

  private ObjectNode compile(String path, String method, JsonNode pathItem, JsonNode operation) {
    String place = method + " " + path;
    var compiled = JsonNodeFactory.instance.objectNode();
    compiled.put("operationId", required(operation, "operationId", place).asText());
    compiled.put("method", method.toUpperCase(Locale.ROOT));
    compiled.put("path", path);
    compiled.put("tag", required(operation, "tags", place).path(0).asText());
    compiled.set("callers", callers(required(operation, "security", place), place));

    var parameters = new ArrayList<JsonNode>();
    pathItem.path("parameters").forEach(parameter -> parameters.add(schemas.follow(parameter)));
    operation.path("parameters").forEach(parameter -> parameters.add(schemas.follow(parameter)));
    compiled.put("idempotencyKey", idempotencyKey(parameters));
    compiled.set("query", query(parameters));

    JsonNode body = schemas.follow(operation.path("requestBody"));
    if (!body.isMissingNode()) {
      JsonNode content = body.path("content").path(JSON);
      compiled.set("body", schemas.inline(required(content, "schema", place)));
      compiled.put("bodyRequired", body.path("required").asBoolean());
    }
    compiled.set("mediaTypes", mediaTypes(operation.path("responses")));
    compiled.set("problems", problems(required(operation, "responses", place)));
    return compiled;
  }

  /** Null when anyone may call, else the roles of which a caller needs one, none meaning any. */
  private static JsonNode callers(JsonNode security, String place) {
    if (security.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return required(security.path(0), "bearer", place).deepCopy();
  }

  private static String idempotencyKey(List<JsonNode> parameters) {
    for (JsonNode parameter : parameters) {
      if (parameter.path("in").asText().equals("header")
          && parameter.path("name").asText().equals("Idempotency-Key")) {
        return parameter.path("required").asBoolean() ? "REQUIRED" : "OPTIONAL";
      }
    }
    return "IGNORED";
  }

  /** One schema for all parameters of the query, as if they were the fields of an object. */
  private ObjectNode query(List<JsonNode> parameters) {
    var query = JsonNodeFactory.instance.objectNode();
    query.put("type", "object").put("additionalProperties", false);
    ArrayNode required = query.putArray("required");
    ObjectNode properties = query.putObject("properties");
    for (JsonNode parameter : parameters) {
      if (parameter.path("in").asText().equals("query")) {
        String name = parameter.path("name").asText();
        properties.set(name, schemas.inline(required(parameter, "schema", name)));
        if (parameter.path("required").asBoolean()) {
          required.add(name);
        }
      }
    }
    return query;
  }

  /** What successes are answered with, JSON first: also where they have no body at all. */
  private ArrayNode mediaTypes(JsonNode responses) {
    var types = new LinkedHashSet<String>();
    types.add(JSON);
    for (var response : responses.properties()) {
      if (response.getKey().startsWith("2")) {
        schemas
            .follow(response.getValue())
            .path("content")
            .fieldNames()
            .forEachRemaining(types::add);
      }
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    types.forEach(array::add);
    return array;
  }

  /** The codes of the problems that the operation can answer, by status. */
  private ObjectNode problems(JsonNode responses) {
    var problems = JsonNodeFactory.instance.objectNode();
    for (var response : responses.properties()) {
      JsonNode codes = schemas.follow(response.getValue()).path(CODES);
      if (!codes.isMissingNode()) {
        problems.set(response.getKey(), codes.deepCopy());
      }
    }
    return problems;
  }

  private static JsonNode required(JsonNode node, String field, String place) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(place + " has no " + field + ".");
    }
    return value;
  }
}
