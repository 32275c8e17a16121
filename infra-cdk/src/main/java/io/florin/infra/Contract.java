package io.florin.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.functions.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operations of the API, as its OpenAPI document lists them.
 *
 * @param operations in the order of the document
 */
record Contract(List<Operation> operations) {
  private static final String RESOURCE = "/contract/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /**
   * One operation.
   *
   * @param id its {@code operationId}, which names its function
   * @param feature its tag, which names the package of its function and the stack
   * @param method in lower case
   * @param path a template, such as {@code /v1/wallets/{walletId}}
   */
  record Operation(String id, String feature, String method, String path) {}

  Contract {
    operations = List.copyOf(operations);
  }

  /** The contract that the functions answer to, from the class path. */
  static Contract ofTheFunctions() {
    try (InputStream document = Setting.class.getResourceAsStream(RESOURCE)) {
      if (document == null) {
        throw new IllegalStateException("There is no " + RESOURCE + " on the class path.");
      }
      return in(new ObjectMapper().readTree(document));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Contract in(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          operations.add(
              new Operation(
                  operation.getValue().required("operationId").asText(),
                  operation.getValue().required("tags").required(0).asText(),
                  operation.getKey(),
                  path.getKey()));
        }
      }
    }
    return new Contract(operations);
  }
}
