package io.florin.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.florin.local.function.LocalFunction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands each request to the function of its route and sends what that answers. */
final class ApiHandler implements HttpHandler {
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024; // As on AWS.

  private final JsonFactory json = new JsonFactory();
  private final RestApi api;
  private final ProxyEvent events;
  private final Consumer<String> notices;

  ApiHandler(RestApi api, Consumer<String> notices) {
    this.api = api;
    this.events = new ProxyEvent(api.id(), api.stage());
    this.notices = notices;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String requestId = UUID.randomUUID().toString();
    // As it was sent: the gateway of AWS takes no escapes out of a path.
    String path = exchange.getRequestURI().getRawPath();
    switch (api.routes().find(exchange.getRequestMethod(), path)) {
      case Routes.UnknownPath unknown ->
          Reply.problem(exchange, api.responses().unknownRoute(), requestId);
      case Routes.WrongMethod wrong -> {
        exchange.getResponseHeaders().set("Allow", wrong.allow());
        Reply.problem(exchange, GatewayResponses.METHOD_NOT_ALLOWED, requestId);
      }
      case Routes.Matched matched -> call(exchange, matched, requestId);
    }
  }

  private void call(HttpExchange exchange, Routes.Matched matched, String requestId)
      throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      Reply.problem(exchange, GatewayResponses.TOO_LARGE, requestId);
      return;
    }
    byte[] event = events.write(exchange, matched, requestId, body);
    if (event.length > LocalFunction.MAX_PAYLOAD_BYTES) {
      Reply.problem(exchange, GatewayResponses.TOO_LARGE, requestId);
      return;
    }
    ProxyResponse response = invoke(matched.route().function(), event, requestId);
    if (response == null) {
      Reply.problem(exchange, api.responses().functionFailed(), requestId);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json"); // Unless it says so.
    for (Map.Entry<String, List<String>> header : response.headers().entrySet()) {
      exchange.getResponseHeaders().put(header.getKey(), header.getValue());
    }
    Reply.send(exchange, response.status(), response.body());
  }

  // Whatever a function throws is its own failure: Lambda survives it, and so does this process.
  @SuppressWarnings("CatchThrowable")
  private @Nullable ProxyResponse invoke(LocalFunction function, byte[] event, String requestId) {
    try {
      return ProxyResponse.read(json, function.invoke(event, requestId));
    } catch (Throwable failure) {
      notices.accept("%s failed on request %s: %s".formatted(function.name(), requestId, failure));
      return null;
    }
  }
}
