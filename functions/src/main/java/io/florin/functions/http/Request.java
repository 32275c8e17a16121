package io.florin.functions.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the gateway hands it over.
 *
 * @param id the id of the invocation that serves it, made by Lambda and unique; the gateway's own
 *     can be set by the caller
 * @param pathParameters the values in the path, decoded, by their names in the contract
 * @param query all values of each parameter of the query, decoded
 * @param headers the headers by their names in lower case; several are joined by commas
 * @param body the body; empty when there is none
 */
public record Request(
    String id,
    Map<String, String> pathParameters,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body) {

  /** A header, whatever the case of its name. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
