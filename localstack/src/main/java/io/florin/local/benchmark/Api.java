package io.florin.local.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A client of the API that keeps its connections and costs little: it shares the machine. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;

  Api(URI address) {
    this.address = address;
  }

  /**
   * Posts a body under a new key.
   *
   * @param token the caller's, or empty for an anonymous operation
   * @throws IOException when the answer is no success
   */
  JsonNode post(String path, String token, String body) throws IOException {
    return JSON.readTree(send(path, token, body));
  }

  byte[] send(String path, String token, String body) throws IOException {
    var connection = (HttpURLConnection) address.resolve(path).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    headers(token).forEach(connection::setRequestProperty);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(bytes.length);
    connection.getOutputStream().write(bytes);
    int status = connection.getResponseCode();
    // Read to its end: only then the connection is used again.
    try (InputStream answer =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] read = answer.readAllBytes();
      if (status >= 300) {
        throw new IOException(
            path + " answered " + status + ": " + new String(read, StandardCharsets.UTF_8));
      }
      return read;
    }
  }

  /** The event in which the gateway would hand over a post, as bytes of JSON. */
  static byte[] event(String path, String token, String body) throws IOException {
    var event = JSON.createObjectNode();
    event.put("resource", path).put("path", path).put("httpMethod", "POST");
    var headers = event.putObject("headers");
    var multiValueHeaders = event.putObject("multiValueHeaders");
    headers(token)
        .forEach(
            (name, value) -> {
              headers.put(name, value);
              multiValueHeaders.putArray(name).add(value);
            });
    event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
    event.putNull("pathParameters");
    event
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("httpMethod", "POST")
        .put("path", path);
    event.put("body", body).put("isBase64Encoded", false);
    return JSON.writeValueAsBytes(event);
  }

  private static Map<String, String> headers(String token) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json");
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    return headers;
  }
}
