package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A request to the API.
 *
 * @param method of HTTP
 * @param path path and query
 * @param body the JSON to send, if any
 * @param token the access token of the caller, if there is one
 * @param idempotencyKey the key that makes it happen once, if any
 */
record Request(
    String method,
    String path,
    Optional<JsonNode> body,
    Optional<String> token,
    Optional<String> idempotencyKey) {

  static Request get(String path) {
    return new Request("GET", path, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Request post(String path, JsonNode body) {
    return new Request("POST", path, Optional.of(body), Optional.empty(), Optional.empty());
  }

  static Request put(String path, JsonNode body) {
    return new Request("PUT", path, Optional.of(body), Optional.empty(), Optional.empty());
  }

  /** Sent by that person. */
  Request by(Person caller) {
    return new Request(method, path, body, Optional.of(caller.token()), idempotencyKey);
  }

  /** To happen once for that key. */
  Request underKey(String key) {
    return new Request(method, path, body, token, Optional.of(key));
  }
}
