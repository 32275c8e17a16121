package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests to the API over HTTP, as any client would. */
final class ApiClient implements AutoCloseable {
  private static final Duration LONGEST_TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_TO_CONNECT)
          .build();
  private final URI api;

  /** Sends to the API at that address. */
  ApiClient(URI api) {
    this.api = api;
  }

  /**
   * Sends a request.
   *
   * @throws IOException when nobody answers, or not in JSON
   */
  Answer send(Request request) throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(api + request.path())).timeout(LONGEST_ANSWER);
    request.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
    request.idempotencyKey().ifPresent(key -> builder.header("Idempotency-Key", key));
    if (request.body().isPresent()) {
      builder.header("Content-Type", "application/json");
    }
    builder.method(
        request.method(),
        request
            .body()
            .map(body -> HttpRequest.BodyPublishers.ofString(body.toString()))
            .orElseGet(HttpRequest.BodyPublishers::noBody));
    HttpResponse<String> response =
        http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    JsonNode body = json.readTree(response.body());
    return new Answer(
        response.statusCode(), body, response.headers().firstValue("Idempotent-Replayed"));
  }

  @Override
  public void close() {
    http.shutdownNow(); // A connection that is kept alive would keep close() waiting.
    http.close();
  }
}
