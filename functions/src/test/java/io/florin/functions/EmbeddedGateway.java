package io.florin.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** Calls functions as API Gateway does: with the bytes of an event, and for bytes. */
public final class EmbeddedGateway {
  private EmbeddedGateway() {}

  /**
   * An answer.
   *
   * @param status the status of HTTP
   * @param headers the headers, as an object
   * @param body the body
   */
  public record Answer(int status, JsonNode headers, JsonNode body) {

    /** The code of a problem. */
    public String code() {
      return body.path("code").asText();
    }
  }

  /** Posts JSON. */
  public static Answer post(RequestStreamHandler function, String body) throws IOException {
    return call(function, "POST", Map.of("Content-Type", "application/json"), Map.of(), body);
  }

  /** Gets with these headers. */
  public static Answer get(RequestStreamHandler function, Map<String, String> headers)
      throws IOException {
    return call(function, "GET", headers, Map.of(), "");
  }

  /** Calls with anything that a request has. */
  public static Answer call(
      RequestStreamHandler function,
      String method,
      Map<String, String> headers,
      Map<String, String> pathParameters,
      String body)
      throws IOException {
    return call(function, method, headers, pathParameters, Map.of(), body);
  }

  /** Calls with anything that a request has, parameters of a query too. */
  public static Answer call(
      RequestStreamHandler function,
      String method,
      Map<String, String> headers,
      Map<String, String> pathParameters,
      Map<String, String> query,
      String body)
      throws IOException {
    ObjectNode event = Json.object().put("httpMethod", method).put("body", body);
    event.putObject("requestContext").put("requestId", UUID.randomUUID().toString());
    ObjectNode multiValueHeaders = event.putObject("multiValueHeaders");
    headers.forEach((name, value) -> multiValueHeaders.putArray(name).add(value));
    ObjectNode parameters = event.putObject("multiValueQueryStringParameters");
    query.forEach((name, value) -> parameters.putArray(name).add(value));
    pathParameters.forEach(event.putObject("pathParameters")::put);
    JsonNode answer = Invocation.of(function, event.toString());
    return new Answer(answer.path("statusCode").asInt(), answer.path("headers"), body(answer));
  }

  /** The body of an answer; one that is no JSON is a text. */
  private static JsonNode body(JsonNode answer) throws IOException {
    String body = answer.path("body").asText("null");
    return answer.at("/headers/Content-Type").asText("json").contains("json")
        ? Json.MAPPER.readTree(body)
        : Json.MAPPER.getNodeFactory().textNode(body);
  }
}
