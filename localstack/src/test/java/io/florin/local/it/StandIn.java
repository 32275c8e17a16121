package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** The bank of a stack: its settings and its book. All tests of a stack share it. */
final class StandIn implements AutoCloseable {
  /** An account at it. */
  static final String ACCOUNT = "DE89370400440532013000";

  /** The settings with which it does whatever it is asked, and answers at once. */
  static final String WELL = "{}";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  /** The bank at an address without a slash at the end. */
  StandIn(URI address) {
    this.address = address;
  }

  /** Lets it behave as settings say, such as {@code {"down": true}}. */
  void behave(String settings) {
    call(
        HttpRequest.newBuilder(URI.create(address + "/settings"))
            .PUT(HttpRequest.BodyPublishers.ofString(settings)));
  }

  /** Lets it do whatever it is asked, and answer at once. */
  void behaveWell() {
    behave(WELL);
  }

  /** What it has decided, by reference. */
  Map<String, JsonNode> book() {
    Map<String, JsonNode> book = new HashMap<>();
    for (JsonNode payment :
        call(HttpRequest.newBuilder(URI.create(address + "/payments"))).path("items")) {
      JsonNode before = book.put(payment.path("reference").asText(), payment);
      assertThat(before).as("%s is in the book twice", payment).isNull();
    }
    return book;
  }

  /** What it has decided on a reference. */
  JsonNode decision(String reference) {
    JsonNode payment = book().get(reference);
    if (payment == null) {
      throw new AssertionError("The bank knows nothing of " + reference + ".");
    }
    return payment;
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(200);
      return Florin.JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("The bank's answer is not JSON.", e);
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
