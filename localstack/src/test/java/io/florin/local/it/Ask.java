package io.florin.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A request that is being put together. */
final class Ask {
  private static final int MAX_SENDS = 20;

  private final Florin florin;
  private final String operation;
  private final String method;
  private final String path;
  private final List<String> headers = new ArrayList<>();
  private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

  Ask(Florin florin, String operation, String method, String path) {
    this.florin = florin;
    this.operation = operation;
    this.method = method;
    this.path = path;
  }

  /** With a header; given twice, it is sent twice. */
  Ask with(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  /** With an idempotency key. */
  Ask key(String key) {
    return with("Idempotency-Key", key);
  }

  /** With an idempotency key that nobody else has. */
  Ask newKey() {
    return key(UUID.randomUUID().toString());
  }

  /** With a body of JSON. */
  Ask json(JsonNode json) {
    return json(json.toString());
  }

  /** With a text that is declared to be JSON. */
  Ask json(String text) {
    return with("Content-Type", "application/json").text(text);
  }

  /** With a body that is declared to be nothing. */
  Ask text(String text) {
    body = BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    return this;
  }

  /** Sends it. The answer is what the contract says, or the test ends here. */
  Answer send() {
    HttpRequest.Builder request = HttpRequest.newBuilder(florin.resolve(path)).method(method, body);
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return florin.send(operation, request.build());
  }

  /** Sends it until the answer is one that lasts: others kept the wallets busy. */
  Answer sendUntilItLasts() {
    for (int sends = 1; sends <= MAX_SENDS; sends++) {
      Answer answer = send();
      if (!answer.isPassing()) {
        return answer;
      }
    }
    throw new AssertionError("No answer that lasts in " + MAX_SENDS + " sends.");
  }
}
