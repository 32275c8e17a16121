package io.florin.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Sends what is to be answered. The connection stays open for the next request. */
final class Reply {
  private static final int WITHOUT_BODY = -1;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private Reply() {}

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (body.length == 0 || status == NO_CONTENT || status == NOT_MODIFIED) {
      exchange.sendResponseHeaders(status, WITHOUT_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    send(exchange, status, body);
  }

  static void problem(HttpExchange exchange, Problem problem, String requestId) throws IOException {
    send(exchange, problem.status(), Problem.CONTENT_TYPE, problem.body(requestId));
  }
}
