package io.florin.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stand-in bank as a test sees it: how it is to behave, and what is in its book. */
final class BankSide implements AutoCloseable {
  /** It does what it is asked, at once. */
  static final String WELL = "{}";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  BankSide(URI address) {
    this.address = address;
  }

  /** Behaves as these settings say, and otherwise well. */
  void behave(String settings) {
    send(
        HttpRequest.newBuilder(URI.create(address + "/settings"))
            .PUT(HttpRequest.BodyPublishers.ofString(settings)));
  }

  /** The payments in its book, by their reference. */
  Map<String, JsonNode> book() {
    Map<String, JsonNode> book = new HashMap<>();
    for (JsonNode payment :
        send(HttpRequest.newBuilder(URI.create(address + "/payments"))).path("items")) {
      JsonNode other = book.put(payment.path("reference").asText(), payment);
      if (other != null) {
        throw new AssertionError("The bank has two payments of one reference: " + other);
      }
    }
    return book;
  }

  /** The payment of a reference. */
  JsonNode payment(String reference) {
    return Optional.ofNullable(book().get(reference))
        .orElseThrow(() -> new AssertionError("The bank knows nothing of " + reference));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError("The bank answered " + response.body());
      }
      return Florin.JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
