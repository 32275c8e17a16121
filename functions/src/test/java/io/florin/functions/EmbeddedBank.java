package io.florin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.florin.functions.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A bank on a port of this machine, which does each reference once. */
public final class EmbeddedBank implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, JsonNode> book = new ConcurrentHashMap<>();
  private final List<String> traceIds = new CopyOnWriteArrayList<>();
  private volatile boolean rejecting;
  private volatile boolean down;

  /** A bank that does all it is asked for. */
  public EmbeddedBank() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/payments/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whether it rejects new payments from now on. */
  public void rejects(boolean nowRejecting) {
    rejecting = nowRejecting;
  }

  /** Whether it takes no calls from now on. */
  public void isDown(boolean nowDown) {
    down = nowDown;
  }

  /** How many payments it has decided on. */
  public int decided() {
    return book.size();
  }

  /** The requests that its calls belonged to. */
  public List<String> traceIds() {
    return traceIds;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String reference = path.substring(path.lastIndexOf('/') + 1);
      traceIds.add(exchange.getRequestHeaders().getFirst("X-Trace-Id"));
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (exchange.getRequestMethod().equals("PUT")) {
        book.computeIfAbsent(reference, unknown -> decision(reference, body.length));
      }
      JsonNode decision = book.get(reference);
      if (decision == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] answer = Json.MAPPER.writeValueAsBytes(decision);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private ObjectNode decision(String reference, int bytes) {
    if (bytes == 0) {
      throw new IllegalArgumentException("A payment says what is to be paid.");
    }
    return rejecting
        ? Json.object()
            .put("reference", reference)
            .put("status", "REJECTED")
            .put("reason", "The account is closed.")
        : Json.object().put("reference", reference).put("status", "DONE").putNull("reason");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
