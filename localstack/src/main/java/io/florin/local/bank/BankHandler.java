package io.florin.local.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.florin.bank.Payment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Serves the bank's requests, and fails them as the settings say. */
final class BankHandler implements HttpHandler {
  private static final String SETTINGS = "/settings";
  private static final String PAYMENTS = "/payments";
  private static final Set<String> READ_OR_PUT = Set.of("GET", "PUT");
  private static final int MAX_BODY_BYTES = 16_384;
  // Longer than anybody waits for an answer.
  private static final int LONGEST_HANG_MILLIS = 60_000;

  private final Book book;
  private final AtomicReference<Behaviour> behaviour =
      new AtomicReference<>(new Behaviour(BankSettings.DEFAULT));
  private final CountDownLatch stopping = new CountDownLatch(1);

  BankHandler(Book book) {
    this.book = book;
  }

  void letHangingCallsGo() {
    stopping.countDown();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (ProblemException e) {
      send(exchange, e.status(), "application/problem+json", e.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close(); // Drops the connection of a call that was not answered.
    }
  }

  private void answer(HttpExchange exchange)
      throws IOException, ProblemException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = body(exchange);
    if (path.equals(SETTINGS)) {
      answerSettings(exchange, body);
    } else if (path.equals(PAYMENTS)) {
      answerBook(exchange);
    } else if (path.startsWith(PAYMENTS + "/")) {
      answerPayment(exchange, path.substring(PAYMENTS.length() + 1), body);
    } else {
      throw new ProblemException(
          404, "Not found", "There are /settings, /payments and /payments/{reference}.");
    }
  }

  private void answerSettings(HttpExchange exchange, byte[] body)
      throws IOException, ProblemException {
    if (requireMethod(exchange, READ_OR_PUT).equals("PUT")) {
      behaviour.set(new Behaviour(BankSettings.read(BankJson.read(body))));
    }
    send(exchange, behaviour.get().settings().toJson());
  }

  private void answerBook(HttpExchange exchange) throws IOException, ProblemException {
    requireMethod(exchange, Set.of("GET"));
    ObjectNode json = BankJson.object();
    ArrayNode items = json.putArray("items");
    book.newestFirst().forEach(booking -> items.add(booking.toJson()));
    send(exchange, json);
  }

  private void answerPayment(HttpExchange exchange, String reference, byte[] body)
      throws IOException, ProblemException, InterruptedException {
    boolean asksToPay = requireMethod(exchange, READ_OR_PUT).equals("PUT");
    Behaviour now = behaviour.get();
    if (stopping.await(now.settings().latencyMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    if (now.settings().down()) {
      failAsDown(now);
    } else if (asksToPay) {
      pay(exchange, now, order(exchange, reference, body));
    } else {
      tell(exchange, now, reference);
    }
  }

  private void pay(HttpExchange exchange, Behaviour now, Payment payment)
      throws IOException, ProblemException, InterruptedException {
    if (failsBeforehand(now)) {
      return;
    }
    Booking booking = book.decide(payment, now::rejects);
    if (!booking.isOf(payment)) {
      throw new ProblemException(409, "Conflict", "There is another payment under this reference.");
    }
    if (!now.losesAnswer()) {
      send(exchange, booking.answer());
    } else if (now.tossesHeads()) {
      hang();
    }
  }

  private void tell(HttpExchange exchange, Behaviour now, String reference)
      throws IOException, ProblemException, InterruptedException {
    if (failsBeforehand(now)) {
      return;
    }
    Booking booking =
        book.find(reference)
            .orElseThrow(
                () ->
                    new ProblemException(
                        404, "Not found", "There is no payment under this reference."));
    send(exchange, booking.answer());
  }

  /** Leaves the call without an answer when it returns. A refused connection looks like either. */
  private static void failAsDown(Behaviour now) throws ProblemException {
    if (now.tossesHeads()) {
      throw new ProblemException(503, "Unavailable", "The bank is down, as its settings say.");
    }
  }

  /** Whether the call came to nothing and gets no answer. */
  private boolean failsBeforehand(Behaviour now) throws ProblemException, InterruptedException {
    if (now.errs()) {
      throw new ProblemException(500, "Error", "Nothing was done, as the settings say.");
    }
    if (now.hangs()) {
      hang();
      return true;
    }
    return false;
  }

  private void hang() throws InterruptedException {
    stopping.await(LONGEST_HANG_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Payment order(HttpExchange exchange, String reference, byte[] body)
      throws ProblemException {
    JsonNode json = BankJson.read(body);
    String traceId = exchange.getRequestHeaders().getFirst("X-Trace-Id");
    return PaymentJson.order(json, reference, Objects.requireNonNullElse(traceId, ""));
  }

  /**
   * The method of a request.
   *
   * @throws ProblemException when it is none of those that are served
   */
  private static String requireMethod(HttpExchange exchange, Set<String> served)
      throws ProblemException {
    String method = exchange.getRequestMethod();
    if (!served.contains(method)) {
      String allowed = String.join(", ", new TreeSet<>(served));
      exchange.getResponseHeaders().set("Allow", allowed);
      throw new ProblemException(405, "Method not allowed", "This path serves " + allowed + ".");
    }
    return method;
  }

  private static byte[] body(HttpExchange exchange) throws IOException, ProblemException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new ProblemException(
          413, "Too large", "A body has at most " + MAX_BODY_BYTES + " bytes.");
    }
    return body;
  }

  private static void send(HttpExchange exchange, ObjectNode json) throws IOException {
    send(exchange, 200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
