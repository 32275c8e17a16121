package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.florin.functions.contract.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The API of a stack, as a client sees it. Every answer is checked against the contract. */
final class Florin implements AutoCloseable {
  /** The mapper of the tests. */
  static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The password of all customers of the tests. */
  static final String PASSWORD = "seven green bicycles";

  /** Of requests that no operation gets to see: the gateway answers them. */
  static final String NO_OPERATION = "";

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** For how long a token of the admin is used: it lasts for 15 minutes, some suites for longer. */
  private static final Duration TRUSTED = Duration.ofMinutes(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Answers contract = new Answers(JSON);
  private final Address address;
  private final StandIn bank;
  private Customer admin;
  private Instant adminSince;

  /** The API at an address. */
  Florin(Address address) {
    this.address = address;
    bank = new StandIn(address.bank());
    adminSince = Instant.now();
    admin = loginAdmin();
  }

  /** The admin, logged in lately. */
  synchronized Customer admin() {
    Instant now = Instant.now();
    if (now.isAfter(adminSince.plus(TRUSTED))) {
      admin = loginAdmin();
      adminSince = now;
    }
    return admin;
  }

  private Customer loginAdmin() {
    return login(address.adminEmail(), address.adminPassword());
  }

  /** The bank. */
  StandIn bank() {
    return bank;
  }

  /** A request to be put together. */
  Ask ask(String operation, String method, String path) {
    return new Ask(this, operation, method, path);
  }

  /** A registration that nobody has made yet. */
  static ObjectNode registration() {
    UUID unique = UUID.randomUUID();
    long digits = 1_000_000_000_000L + (unique.getLeastSignificantBits() >>> 1) % 900_000_000_000L;
    return JSON.createObjectNode()
        .put("firstName", "Amina")
        .put("lastName", "Odhiambo")
        .put("email", "amina." + unique + "@example.com")
        .put("phone", "+" + digits)
        .put("password", PASSWORD);
  }

  /** Registers. */
  Answer register(JsonNode registration) {
    return ask("registerCustomer", "POST", "/v1/auth/register").json(registration).send();
  }

  /** Logs in. */
  Answer askToLogin(String email, String password) {
    ObjectNode body = JSON.createObjectNode().put("email", email).put("password", password);
    return ask("login", "POST", "/v1/auth/login").json(body).send();
  }

  /** A customer who has just registered and logged in. */
  Customer newCustomer() {
    ObjectNode registration = registration();
    register(registration).is(201);
    return login(registration.path("email").asText(), PASSWORD);
  }

  /** A customer who has registered before. */
  Customer login(String email, String password) {
    String token = askToLogin(email, password).is(200).text("accessToken");
    return new Customer(this, token);
  }

  URI resolve(String path) {
    return URI.create(address.api() + path);
  }

  Answer send(String operation, HttpRequest request) {
    HttpResponse<String> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(request, (name, value) -> true).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    boolean csv = response.headers().firstValue("Content-Type").orElse("").startsWith("text/csv");
    JsonNode body = csv ? TextNode.valueOf(response.body()) : parse(response.body());
    Answer answer = new Answer(response.statusCode(), response.headers(), body);
    if (response.statusCode() == 304) {
      assertThat(response.body()).isEmpty();
    } else if (!operation.equals(NO_OPERATION)) {
      String mediaType = answer.header("Content-Type").orElse("").split(";", -1)[0];
      assertThat(contract.deviations(operation, response.statusCode(), mediaType, answer.body()))
          .as("%s answered %s %s", operation, response.statusCode(), response.body())
          .isEmpty();
    }
    return answer;
  }

  private static JsonNode parse(String body) {
    if (body.isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    bank.close();
    client.shutdownNow();
    client.close();
  }
}
