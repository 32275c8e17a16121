package io.florin.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a function answered. */
final class ProxyResponse {
  private static final int LEAST_STATUS = 200;
  private static final int GREATEST_STATUS = 599;

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private ProxyResponse(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The headers, each with all its values. */
  Map<String, List<String>> headers() {
    return headers;
  }

  /** The bytes of the body. */
  byte[] body() {
    return body;
  }

  /**
   * Reads the JSON that a function wrote.
   *
   * @throws IOException when it is not a response of a proxy integration; the gateway answers such
   *     a thing with a problem of its own
   */
  static ProxyResponse read(JsonFactory json, byte[] answer) throws IOException {
    int status = 0;
    Map<String, String> headers = new LinkedHashMap<>();
    Map<String, List<String>> multiValueHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String text = "";
    boolean base64 = false;
    try (JsonParser parser = json.createParser(answer)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (field) {
          case "statusCode" -> status = parser.getValueAsInt();
          case "headers" -> readHeaders(parser, value, headers);
          case "multiValueHeaders" -> readMultiValueHeaders(parser, value, multiValueHeaders);
          case "body" -> {
            require(value == JsonToken.VALUE_STRING || isNull(value), "its body is no text");
            text = isNull(value) ? "" : parser.getText();
          }
          case "isBase64Encoded" -> base64 = parser.getValueAsBoolean();
          default -> throw new IOException("it has a field " + field);
        }
      }
      require(parser.currentToken() == JsonToken.END_OBJECT, "it is cut short");
    }
    require(status >= LEAST_STATUS && status <= GREATEST_STATUS, "its status is " + status);
    return new ProxyResponse(status, merged(headers, multiValueHeaders), bytes(text, base64));
  }

  /** AWS makes one list of a header that both maps have. A value that both have is in it once. */
  private static Map<String, List<String>> merged(
      Map<String, String> headers, Map<String, List<String>> multiValueHeaders) {
    headers.forEach(
        (name, value) -> {
          List<String> values = multiValueHeaders.computeIfAbsent(name, none -> new ArrayList<>());
          if (!values.contains(value)) {
            values.add(value);
          }
        });
    return multiValueHeaders;
  }

  private static byte[] bytes(String text, boolean base64) throws IOException {
    if (!base64) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("its body is no Base64", e);
    }
  }

  private static void readHeaders(JsonParser parser, JsonToken start, Map<String, String> headers)
      throws IOException {
    if (isNull(start)) {
      return;
    }
    require(start == JsonToken.START_OBJECT, "its headers are no object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      require(
          value == JsonToken.VALUE_STRING || value.isBoolean(),
          "the header " + name + " is no text");
      headers.put(name, parser.getText());
    }
  }

  private static void readMultiValueHeaders(
      JsonParser parser, JsonToken start, Map<String, List<String>> headers) throws IOException {
    if (isNull(start)) {
      return;
    }
    require(start == JsonToken.START_OBJECT, "its multiValueHeaders are no object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      require(parser.nextToken() == JsonToken.START_ARRAY, "the header " + name + " is no array");
      List<String> values = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(parser.getText());
      }
      headers.put(name, values);
    }
  }

  private static boolean isNull(JsonToken token) {
    return token == JsonToken.VALUE_NULL;
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }
}
