package io.florin.functions.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.EmbeddedGateway;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A request to a function that is put together bit by bit. */
final class CostRequest {
  private static final String KEY = "Idempotency-Key";

  private final RequestStreamHandler function;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> path = new LinkedHashMap<>();
  private final Map<String, String> query = new LinkedHashMap<>();
  private String body = "";

  /** A request with a token and a key of its own. */
  CostRequest(RequestStreamHandler function, String token) {
    this.function = function;
    headers.put("Authorization", "Bearer " + token);
    headers.put(KEY, UUID.randomUUID().toString());
  }

  CostRequest withoutKey() {
    headers.remove(KEY);
    return this;
  }

  CostRequest accepting(String mediaType) {
    headers.put("Accept", mediaType);
    return this;
  }

  CostRequest path(String name, String value) {
    path.put(name, value);
    return this;
  }

  CostRequest query(String name, String value) {
    query.put(name, value);
    return this;
  }

  CostRequest body(JsonNode json) {
    headers.put("Content-Type", "application/json");
    body = json.toString();
    return this;
  }

  /** Sends it, and fails when the answer has another status. */
  EmbeddedGateway.Answer expect(int status) throws IOException {
    EmbeddedGateway.Answer answer =
        EmbeddedGateway.call(function, body.isEmpty() ? "GET" : "POST", headers, path, query, body);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    return answer;
  }
}
