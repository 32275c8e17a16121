package io.florin.local.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.florin.local.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a LocalStack is found, and what is found on it. */
class LocalStackTest {
  private HttpServer server;
  private String info = "{\"version\": \"4.14.0\", \"is_docker\": true}";

  @BeforeEach
  void serveWhatLocalStackSaysOfItself() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/_localstack/info",
        exchange -> {
          byte[] body = info.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void itsAddressIsANumberSinceBucketsAreNamedBeforeAName() {
    LocalStack found = LocalStack.at(URI.create("http://localhost:" + port()));

    assertThat(found.endpoint()).isEqualTo(URI.create("http://127.0.0.1:" + port()));
  }

  @Test
  void anApiIsReachedByItsPathSinceItsNameIsNotKnownOnEachMachine() {
    LocalStack found = LocalStack.at(URI.create("http://127.0.0.1:" + port()));
    URI said =
        URI.create("https://6rnx.execute-api.localhost.localstack.cloud:" + port() + "/live/");

    assertThat(found.api(said))
        .isEqualTo(URI.create("http://127.0.0.1:" + port() + "/_aws/execute-api/6rnx/live"));
    assertThat(LocalStack.ofApi(found.api(said))).contains(found);
  }

  @Test
  void anApiThatIsServedByAnotherIsOnNoLocalStack() {
    assertThat(LocalStack.ofApi(URI.create("http://127.0.0.1:" + port()))).isEmpty();
  }

  @Test
  void functionsInContainersFindTheBankByTheNameOfTheirMachine() {
    LocalStack inContainer = LocalStack.at(URI.create("http://127.0.0.1:" + port()));
    info = "{\"is_docker\": false}";
    LocalStack onThisMachine = LocalStack.at(URI.create("http://127.0.0.1:" + port()));

    BankPlace far = BankPlace.reachedFrom(inContainer, Optional.empty(), 1);
    assertThat(far.forFunctions()).hasToString("http://host.docker.internal:1");
    assertThat(far.here()).hasToString("http://127.0.0.1:1");
    assertThat(far.interfaceAddress()).isEqualTo("0.0.0.0");
    BankPlace near = BankPlace.reachedFrom(onThisMachine, Optional.empty(), 1);
    assertThat(near.forFunctions()).isEqualTo(near.here());
    assertThat(near.interfaceAddress()).isEqualTo("127.0.0.1");
    BankPlace given = BankPlace.reachedFrom(inContainer, Optional.of("172.17.0.1"), 1);
    assertThat(given.forFunctions()).hasToString("http://172.17.0.1:1");
  }

  @Test
  void whereNobodyAnswersIsToldInOneSentence() {
    URI nobody = URI.create("http://127.0.0.1:" + port());
    server.stop(0);

    assertThatThrownBy(() -> LocalStack.at(nobody))
        .isInstanceOf(StartRefused.class)
        .hasMessage("No LocalStack answers at %s: start it, or change AWS_ENDPOINT_URL.", nobody);
  }

  @Test
  void whatIsNoLocalStackIsRefused() {
    info = "{\"message\": \"Hello\"}";

    assertThatThrownBy(() -> LocalStack.at(URI.create("http://127.0.0.1:" + port())))
        .isInstanceOf(StartRefused.class)
        .hasMessageEndingWith("is no LocalStack.");
  }

  @Test
  void anAddressWithoutItsBeginningIsToldInOneSentence() {
    assertThatThrownBy(() -> LocalStack.at(URI.create("localhost:4566")))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "AWS_ENDPOINT_URL is localhost:4566: set it to an address such as"
                + " http://127.0.0.1:4566, or unset it.");
  }

  @Test
  void whetherFlorinIsThereIsSeenByAFunction() {
    LocalStack found = LocalStack.at(URI.create("http://127.0.0.1:" + port()));
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("X-Amzn-ErrorType", "ResourceNotFoundException");
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    assertThat(Deployment.isOn(found)).isFalse();

    server.createContext(
        "/2015-03-31/functions/florin-local-createTransfer/configuration",
        exchange -> {
          byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    assertThat(Deployment.isOn(found)).isTrue();
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
