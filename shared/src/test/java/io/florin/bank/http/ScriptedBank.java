package io.florin.bank.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A real HTTP server that answers as it was told beforehand, request by request. */
final class ScriptedBank implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Reaction> script = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch callerGone = new CountDownLatch(1);

  /** What it does when it is asked. */
  @FunctionalInterface
  interface Reaction {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A request that it was asked. */
  record Asked(String method, String path, String body, String traceId, String contentType) {}

  ScriptedBank() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Appends reactions to the next requests. */
  void will(Reaction... reactions) {
    script.addAll(List.of(reactions));
  }

  /** Appends a reaction to each of the next requests, so many times. */
  void will(int times, Reaction reaction) {
    for (int i = 0; i < times; i++) {
      script.add(reaction);
    }
  }

  /** What it was asked, in order. */
  List<Asked> asked() {
    return asked;
  }

  /** Waits until a caller has given up an answer that {@link #trickle} was sending. */
  boolean callerHasGone() throws InterruptedException {
    return callerGone.await(10, TimeUnit.SECONDS);
  }

  Reaction answer(int status, String body) {
    return exchange -> send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  Reaction redirect() {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
      send(exchange, 302, new byte[0]);
    };
  }

  /** Never answers. */
  Reaction silence() {
    return exchange -> {
      closed.await();
      exchange.close();
    };
  }

  /** Reads the request and closes the connection. */
  Reaction dropping() {
    return HttpExchange::close;
  }

  /** Sends the head at once and then the body a byte at a time, without end. */
  Reaction trickle() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        while (!closed.await(5, TimeUnit.MILLISECONDS)) {
          body.write(' ');
          body.flush();
        }
      } catch (IOException e) {
        callerGone.countDown();
      }
    };
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            body,
            header(exchange, "X-Trace-Id"),
            header(exchange, "Content-Type")));
    Reaction reaction = script.poll();
    try {
      (reaction == null ? answer(418, "Nothing more is in the script.") : reaction).to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
