package io.florin.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
    ObjectNode event = Json.object().put("httpMethod", method).put("body", body);
    event.putObject("requestContext").put("requestId", UUID.randomUUID().toString());
    ObjectNode multiValueHeaders = event.putObject("multiValueHeaders");
    headers.forEach((name, value) -> multiValueHeaders.putArray(name).add(value));
    pathParameters.forEach(event.putObject("pathParameters")::put);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(UTF_8)), output, new OneMinute());
    JsonNode answer = Json.MAPPER.readTree(output.toByteArray());
    return new Answer(
        answer.path("statusCode").asInt(),
        answer.path("headers"),
        Json.MAPPER.readTree(answer.path("body").asText("null")));
  }

  /** What Lambda tells a function that has a minute left. */
  private static final class OneMinute implements Context {
    private final String id = UUID.randomUUID().toString();

    @Override
    public String getAwsRequestId() {
      return id;
    }

    @Override
    public String getLogGroupName() {
      return "group";
    }

    @Override
    public String getLogStreamName() {
      return "stream";
    }

    @Override
    public String getFunctionName() {
      return "function";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:eu-central-1:000000000000:function:function";
    }

    @Override
    @SuppressWarnings("NullAway") // Lambda gives none to functions that no mobile SDK calls.
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    @SuppressWarnings("NullAway") // Likewise.
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 60_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }

    @Override
    public LambdaLogger getLogger() {
      return new LambdaLogger() {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
      };
    }
  }
}
