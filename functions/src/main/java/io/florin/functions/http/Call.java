package io.florin.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.florin.identity.CustomerId;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.retry.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request that has passed all checks that need nothing but the contract.
 *
 * @param request the request
 * @param body its body; a missing node when there is none
 * @param caller who calls, if they have signed in
 * @param mediaType what the answer has to be, such as {@code application/json}
 * @param idempotencyKey the key, if one was sent; it is there where the contract requires it
 * @param traceId the id by which the request is found in all logs
 * @param deadline until when it has to be answered
 */
public record Call(
    Request request,
    JsonNode body,
    Optional<CustomerId> caller,
    String mediaType,
    Optional<IdempotencyKey> idempotencyKey,
    TraceId traceId,
    Deadline deadline) {

  /** A value in the path. */
  public String path(String name) {
    String value = request.pathParameters().get(name);
    if (value == null) {
      throw new IllegalStateException("The path has no " + name + ".");
    }
    return value;
  }

  /** The parameters of the query, one value each, as the contract makes sure. */
  public Map<String, String> query() {
    return request.query().entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> last(entry.getValue())));
  }

  /** The key of an operation that requires one. */
  public IdempotencyKey key() {
    return idempotencyKey.orElseThrow();
  }

  /** A text in the body, if it is there and not null. */
  public Optional<String> text(String field) {
    JsonNode value = body.path(field);
    return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
  }

  /** A text in the body that the contract requires. */
  public String requiredText(String field) {
    return text(field).orElseThrow();
  }

  static JsonNode orMissing(Optional<JsonNode> body) {
    return body.orElse(MissingNode.getInstance());
  }

  private static String last(List<String> values) {
    return values.isEmpty() ? "" : values.getLast();
  }
}
