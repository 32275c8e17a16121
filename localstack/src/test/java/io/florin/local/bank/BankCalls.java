package io.florin.local.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls a stand-in bank over HTTP. */
final class BankCalls implements AutoCloseable {
  static final String COLLECT_25 =
      """
      {"direction": "COLLECT", "bankAccount": "DE89370400440532013000",
       "amount": {"amount": "25.00", "currency": "EUR"}}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI bank;

  BankCalls(URI bank) {
    this.bank = bank;
  }

  /** What was answered. */
  record Answer(int status, JsonNode body, String contentType) {}

  Answer call(String method, String path, String body) {
    try {
      return answer(client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new NoAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Answer get(String path) {
    return call("GET", path, "");
  }

  Answer set(String settings) {
    return call("PUT", "/settings", settings);
  }

  Answer pay(String reference) {
    return call("PUT", "/payments/" + reference, COLLECT_25);
  }

  /** Asks for a payment and does not wait for the answer. */
  CompletableFuture<Answer> startPaying(String reference) {
    return client
        .sendAsync(
            request("PUT", "/payments/" + reference, COLLECT_25),
            HttpResponse.BodyHandlers.ofString())
        .thenApply(BankCalls::answer);
  }

  /** The bank's book. */
  List<JsonNode> book() {
    List<JsonNode> items = new ArrayList<>();
    get("/payments").body().path("items").forEach(items::add);
    return items;
  }

  /** The references in the book, newest first. */
  List<String> references() {
    return book().stream().map(item -> item.path("reference").asText()).toList();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  /** Thrown when the connection ended without an answer. */
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoAnswer(IOException cause) {
      super(cause);
    }
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(bank + path))
        .header("X-Trace-Id", "trace-1")
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static Answer answer(HttpResponse<String> response) {
    try {
      return new Answer(
          response.statusCode(),
          JSON.readTree(response.body()),
          response.headers().firstValue("Content-Type").orElse(""));
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + response.body(), e);
    }
  }
}
