package io.florin.local.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that ends what was started for LocalStack. */
class DownOnLocalStackTest {
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void makeTheFolder() throws IOException {
    folder = Files.createDirectories(root.resolve(".florin"));
  }

  @Test
  void itEndsTheBankThatUpStartedAndForgetsTheStack() throws IOException {
    BankProcess bank =
        BankProcess.start(folder, new BankPlace("127.0.0.1", portThatIsFree()), false);
    new StartedThings(false, Optional.of(bank)).write(root);
    Path stackFile = folder.resolve("stack.json");
    Files.writeString(stackFile, "{\"api\":\"http://127.0.0.1:4566/_aws/execute-api/x/live\"}");

    down().stop();

    assertThat(ProcessHandle.of(bank.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(stackFile).doesNotExist();
    assertThat(StartedThings.file(root)).doesNotExist();
    assertThat(told()).contains("LocalStack was not started by up, and is left as it is.");
  }

  @Test
  void anotherProcessThatHasTheBanksNumberByNowIsLeftAlone() throws IOException {
    ProcessHandle another = ProcessHandle.current();
    BankProcess bank =
        new BankProcess(
            another.pid(), another.info().startInstant().orElseThrow().minusSeconds(60));
    new StartedThings(false, Optional.of(bank)).write(root);

    down().stop(); // Else this very process ended.

    assertThat(StartedThings.file(root)).doesNotExist();
  }

  @Test
  void theBankKeepsItsBookAsLongAsTheLedgerIsThere() throws IOException, InterruptedException {
    BankPlace place = new BankPlace("127.0.0.1", portThatIsFree());
    BankProcess first = BankProcess.start(folder, place, true);
    call(
        HttpRequest.newBuilder(place.here().resolve("/payments/trf_1"))
            .header("X-Trace-Id", "trace-1")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"direction": "COLLECT", "bankAccount": "DE89370400440532013000",
                     "amount": {"amount": "25.00", "currency": "EUR"}}
                    """)));
    first.stop();

    BankProcess second = BankProcess.start(folder, place, false);
    assertThat(book(place)).contains("trf_1");
    second.stop();

    BankProcess third = BankProcess.start(folder, place, true);
    assertThat(book(place)).doesNotContain("trf_1");
    third.stop();
  }

  @Test
  void theFileOfAnEmbeddedStackIsLeftAlone() throws IOException {
    new StartedThings(false, Optional.empty()).write(root);
    Path stackFile = folder.resolve("stack.json");
    Files.writeString(stackFile, "{\"api\":\"http://127.0.0.1:8080\"}");

    down().stop();

    assertThat(stackFile).exists();
  }

  @Test
  void whereNothingWasStartedThereIsNothingToEnd() {
    down().stop();

    assertThat(told()).contains("Nothing runs that ./florin up --localstack has started.");
  }

  private static String book(BankPlace place) throws IOException, InterruptedException {
    return call(HttpRequest.newBuilder(place.here().resolve("/payments")));
  }

  private static String call(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    }
  }

  private DownOnLocalStack down() {
    return new DownOnLocalStack(root, new PrintStream(console, true, StandardCharsets.UTF_8));
  }

  private String told() {
    return console.toString(StandardCharsets.UTF_8);
  }

  private static int portThatIsFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
