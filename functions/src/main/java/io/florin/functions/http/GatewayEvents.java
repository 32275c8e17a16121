package io.florin.functions.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The form in which API Gateway hands requests to functions and takes their answers: REST API,
 * Lambda proxy integration, format 1.0.
 */
final class GatewayEvents {
  private GatewayEvents() {}

  static Request read(InputStream input, String id) throws IOException {
    JsonNode event = Json.MAPPER.readTree(input);
    return new Request(
        id,
        pathParameters(event.path("pathParameters")),
        lists(event.path("multiValueQueryStringParameters")),
        headers(event.path("multiValueHeaders")),
        body(event));
  }

  static void write(Response response, OutputStream output) throws IOException {
    try (JsonGenerator json = Json.MAPPER.createGenerator(output)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : response.headers().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      if (response.body().isPresent()) {
        json.writeStringField("body", text(response.body().get()));
      }
      json.writeBooleanField("isBase64Encoded", false);
      json.writeEndObject();
    }
  }

  private static String text(Response.Body body) throws IOException {
    return switch (body) {
      case Response.Json json -> Json.MAPPER.writeValueAsString(json.json());
      case Response.Text text -> text.text();
    };
  }

  private static String body(JsonNode event) {
    String body = event.path("body").asText("");
    return event.path("isBase64Encoded").asBoolean()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  /** The gateway hands them over as they were sent, and takes escapes out of queries alone. */
  private static Map<String, String> pathParameters(JsonNode object) {
    Map<String, String> parameters = new LinkedHashMap<>();
    object
        .properties()
        .forEach(field -> parameters.put(field.getKey(), unescaped(field.getValue().asText())));
    return parameters;
  }

  private static String unescaped(String segment) {
    try {
      // In a path a plus is a plus.
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment; // Its percent signs escape nothing, so they are what they are.
    }
  }

  /** Several headers of one name are one list (RFC 9110, section 5.2). */
  private static Map<String, String> headers(JsonNode object) {
    Map<String, String> headers = new LinkedHashMap<>();
    lists(object)
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    return headers;
  }

  private static Map<String, List<String>> lists(JsonNode object) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      List<String> values = new ArrayList<>();
      field.getValue().forEach(value -> values.add(value.asText()));
      lists.put(field.getKey(), values);
    }
    return lists;
  }
}
