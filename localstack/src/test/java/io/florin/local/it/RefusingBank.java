package io.florin.local.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A bank that does every payment but those of some references: on these it fails, says so, and
 * knows nothing of them.
 */
final class RefusingBank implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> paid = ConcurrentHashMap.newKeySet();

  RefusingBank() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/payments/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Fails on the payment of a reference from now on. */
  void failOn(String reference) {
    failing.add(reference);
  }

  /** Fails on none any more. */
  void recover() {
    failing.clear();
  }

  /** The references of what it has paid. */
  Set<String> paid() {
    return Set.copyOf(paid);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String reference = path.substring(path.lastIndexOf('/') + 1);
      if (exchange.getRequestMethod().equals("PUT")) {
        if (failing.contains(reference)) {
          exchange.sendResponseHeaders(500, -1);
          return;
        }
        paid.add(reference);
      }
      if (!paid.contains(reference)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] answer =
          "{\"reference\": \"%s\", \"status\": \"DONE\"}"
              .formatted(reference)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
