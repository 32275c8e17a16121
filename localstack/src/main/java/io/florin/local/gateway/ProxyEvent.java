package io.florin.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import io.florin.local.template.Account;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes requests as REST APIs hand them to functions: proxy events, format 1.0. */
final class ProxyEvent {
  private static final int USUAL_EVENT_BYTES = 4_096;
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final JsonFactory json = new JsonFactory();
  private final String apiId;
  private final String stage;

  ProxyEvent(String apiId, String stage) {
    this.apiId = apiId;
    this.stage = stage;
  }

  byte[] write(HttpExchange exchange, Routes.Matched matched, String requestId, byte[] body)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_EVENT_BYTES + body.length);
    try (JsonGenerator event = json.createGenerator(bytes)) {
      event.writeStartObject();
      event.writeStringField("resource", matched.route().path());
      event.writeStringField("path", exchange.getRequestURI().getRawPath());
      event.writeStringField("httpMethod", exchange.getRequestMethod());
      event.writeFieldName("headers");
      writeLast(event, exchange.getRequestHeaders());
      event.writeFieldName("multiValueHeaders");
      writeAll(event, exchange.getRequestHeaders());
      Map<String, List<String>> query =
          UrlEscapes.queryParameters(exchange.getRequestURI().getRawQuery());
      event.writeFieldName("queryStringParameters");
      writeLast(event, query);
      event.writeFieldName("multiValueQueryStringParameters");
      writeAll(event, query);
      event.writeFieldName("pathParameters");
      writePathParameters(event, matched.pathParameters());
      event.writeNullField("stageVariables");
      event.writeFieldName("requestContext");
      writeContext(event, exchange, matched.route(), requestId);
      if (body.length == 0) {
        event.writeNullField("body");
      } else {
        event.writeStringField("body", new String(body, StandardCharsets.UTF_8));
      }
      event.writeBooleanField("isBase64Encoded", false);
      event.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void writeContext(
      JsonGenerator event, HttpExchange exchange, Route route, String requestId)
      throws IOException {
    Instant now = Instant.now();
    event.writeStartObject();
    event.writeStringField("accountId", Account.LOCAL.id());
    event.writeStringField("apiId", apiId);
    event.writeStringField("stage", stage);
    event.writeStringField("requestId", requestId);
    event.writeStringField("resourcePath", route.path());
    event.writeStringField("path", "/" + stage + exchange.getRequestURI().getRawPath());
    event.writeStringField("httpMethod", exchange.getRequestMethod());
    event.writeStringField("protocol", exchange.getProtocol());
    event.writeStringField("requestTime", REQUEST_TIME.format(now));
    event.writeNumberField("requestTimeEpoch", now.toEpochMilli());
    event.writeObjectFieldStart("identity");
    event.writeStringField("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
    event.writeStringField("userAgent", exchange.getRequestHeaders().getFirst("User-Agent"));
    event.writeEndObject();
    event.writeEndObject();
  }

  private static void writePathParameters(JsonGenerator event, Map<String, String> parameters)
      throws IOException {
    if (parameters.isEmpty()) {
      event.writeNull();
      return;
    }
    event.writeStartObject();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      event.writeStringField(parameter.getKey(), parameter.getValue());
    }
    event.writeEndObject();
  }

  /** Of several values of a name, the last: so AWS fills the maps of single values. */
  private static void writeLast(JsonGenerator event, Map<String, List<String>> values)
      throws IOException {
    if (values.isEmpty()) {
      event.writeNull();
      return;
    }
    event.writeStartObject();
    for (Map.Entry<String, List<String>> value : values.entrySet()) {
      event.writeStringField(value.getKey(), value.getValue().getLast());
    }
    event.writeEndObject();
  }

  private static void writeAll(JsonGenerator event, Map<String, List<String>> values)
      throws IOException {
    if (values.isEmpty()) {
      event.writeNull();
      return;
    }
    event.writeStartObject();
    for (Map.Entry<String, List<String>> value : values.entrySet()) {
      event.writeArrayFieldStart(value.getKey());
      for (String one : value.getValue()) {
        event.writeString(one);
      }
      event.writeEndArray();
    }
    event.writeEndObject();
  }
}
