package io.florin.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** What Prometheus scrapes. */
final class MetricsPage implements HttpHandler {
  static final String PATH = "/metrics";

  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> text;
  private final GatewayResponses responses;

  MetricsPage(Supplier<String> text, GatewayResponses responses) {
    this.text = text;
    this.responses = responses;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      Reply.problem(exchange, responses.unknownRoute(), UUID.randomUUID().toString());
    } else if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      Reply.problem(exchange, GatewayResponses.METHOD_NOT_ALLOWED, UUID.randomUUID().toString());
    } else {
      Reply.send(exchange, 200, CONTENT_TYPE, text.get().getBytes(StandardCharsets.UTF_8));
    }
  }
}
