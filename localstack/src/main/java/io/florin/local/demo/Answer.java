package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An answer of the API.
 *
 * @param status of HTTP
 * @param body its JSON; missing when it has none
 * @param replayed the header {@code Idempotent-Replayed}
 */
record Answer(int status, JsonNode body, Optional<String> replayed) {

  /** The text at a path of names with dots between, such as {@code balance.posted.amount}. */
  String text(String path) {
    return body.at("/" + path.replace('.', '/')).asText();
  }

  /** The text of a field of each item of a list. */
  List<String> texts(String list, String field) {
    return body.path(list).valueStream().map(item -> item.path(field).asText()).toList();
  }
}
