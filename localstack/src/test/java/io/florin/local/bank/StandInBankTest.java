package io.florin.local.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.bank.BankCalls.Answer;
import io.florin.local.bank.BankCalls.NoAnswer;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInBankTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private StandInBank bank;
  private BankCalls calls;

  @BeforeEach
  void start() throws IOException {
    bank = StandInBank.start(0, Optional.empty());
    calls = new BankCalls(bank.address());
  }

  @AfterEach
  void stop() throws IOException {
    calls.close();
    bank.close();
  }

  @Test
  void aPaymentIsDoneOnceHoweverOftenItIsAskedFor() {
    Answer first = calls.pay("trf_1");
    Answer second = calls.pay("trf_1");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().toString())
        .isEqualTo("{\"reference\":\"trf_1\",\"status\":\"DONE\",\"reason\":null}");
    assertThat(second).isEqualTo(first);
    assertThat(calls.get("/payments/trf_1")).isEqualTo(first);
    JsonNode item = calls.book().getFirst();
    assertThat(Instant.parse(item.path("at").asText())).isAfter(Instant.EPOCH);
    assertThat(item.toString())
        .isEqualTo(
            "{\"reference\":\"trf_1\",\"direction\":\"COLLECT\","
                + "\"bankAccount\":\"DE89370400440532013000\","
                + "\"amount\":{\"amount\":\"25.00\",\"currency\":\"EUR\"},"
                + "\"status\":\"DONE\",\"reason\":null,\"at\":\"%s\","
                    .formatted(item.path("at").asText())
                + "\"traceId\":\"trace-1\",\"requests\":2}");
    assertThat(calls.book()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "COLLECT, PAY_OUT",
    "DE89370400440532013000, GB82WEST12345698765432",
    "25.00, 25.01",
    "EUR, USD"
  })
  void anotherPaymentUnderAReferenceIsAConflict(String text, String other) {
    Answer first = calls.pay("trf_1");

    Answer second = calls.call("PUT", "/payments/trf_1", BankCalls.COLLECT_25.replace(text, other));

    assertProblem(second, 409, "There is another payment under this reference.");
    assertThat(calls.get("/payments/trf_1")).isEqualTo(first);
    assertThat(calls.book().getFirst().path("requests").asInt()).isEqualTo(1);
  }

  @Test
  void theSameMoneyWrittenOtherwiseIsTheSamePayment() {
    Answer first = calls.pay("trf_1");

    assertThat(calls.call("PUT", "/payments/trf_1", BankCalls.COLLECT_25.replace("25.00", "25")))
        .isEqualTo(first);
  }

  @Test
  void aReferenceThatWasNotDecidedOnIsNotThere() {
    assertProblem(calls.get("/payments/trf_1"), 404, "There is no payment under this reference.");
  }

  @Test
  void aRejectionIsRememberedForEver() {
    calls.set("{\"rejectionRate\": 1}");
    Answer rejected = calls.pay("trf_1");
    calls.set("{}");

    assertThat(rejected.body().path("status").asText()).isEqualTo("REJECTED");
    assertThat(rejected.body().path("reason").asText()).isNotEmpty();
    assertThat(calls.pay("trf_1")).isEqualTo(rejected);
    assertThat(calls.get("/payments/trf_1")).isEqualTo(rejected);
    assertThat(calls.pay("trf_2").body().path("status").asText()).isEqualTo("DONE");
  }

  @Test
  void whatIsDoneStaysDoneWhenAllIsRejected() {
    Answer done = calls.pay("trf_1");
    calls.set("{\"rejectionRate\": 1}");

    assertThat(calls.pay("trf_1")).isEqualTo(done);
  }

  @Test
  void anErrorDoesNothing() {
    calls.set("{\"errorRate\": 1}");

    assertProblem(calls.pay("trf_1"), 500, "Nothing was done, as the settings say.");
    assertProblem(calls.get("/payments/trf_1"), 500, "Nothing was done, as the settings say.");
    assertThat(calls.book()).isEmpty();
  }

  @Test
  void callsThatHangAreNotAnsweredAndKeepNobodyWaiting() throws IOException {
    calls.set("{\"hangRate\": 1}");
    List<CompletableFuture<Answer>> hanging =
        IntStream.range(0, 200).mapToObj(i -> calls.startPaying("trf_" + i)).toList();

    for (int i = 0; i < 10; i++) {
      assertThat(calls.get("/settings").status()).isEqualTo(200);
      assertThat(calls.book()).isEmpty();
    }
    calls.set("{}");
    assertThat(calls.pay("other").status()).isEqualTo(200);
    bank.close();

    assertThat(hanging).allSatisfy(call -> assertThat(call).failsWithin(BOUND));
  }

  @Test
  void aPaymentWhoseAnswerIsLostIsDone() throws IOException {
    calls.set("{\"lostAnswerRate\": 1, \"seed\": 7}");
    List<CompletableFuture<Answer>> lost =
        IntStream.range(0, 30).mapToObj(i -> calls.startPaying("trf_" + i)).toList();

    Awaitility.await().atMost(BOUND).until(() -> calls.book().size() == 30);
    assertThat(calls.book()).allMatch(item -> item.path("status").asText().equals("DONE"));
    assertThat(calls.get("/payments/trf_0").body().path("status").asText()).isEqualTo("DONE");
    Awaitility.await()
        .atMost(BOUND)
        .until(() -> lost.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
    assertThat(lost).as("some of them hang").anyMatch(call -> !call.isDone());
    bank.close();
    assertThat(lost).allSatisfy(call -> assertThat(call).failsWithin(BOUND));
  }

  @Test
  void aBankThatIsDownTakesNoCallsButItsSettingsAndItsBookAreThere() {
    calls.pay("before");
    calls.set("{\"down\": true, \"seed\": 7}");
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      seen.add(outcome("trf_" + i));
    }

    assertThat(seen).containsOnly("503", "none").contains("503", "none");
    assertThat(calls.get("/settings").body().path("down").asBoolean()).isTrue();
    assertThat(calls.references()).containsExactly("before");
  }

  @Test
  void latencyGoesBeforeEverything() {
    calls.set("{\"latencyMillis\": 60000}");
    CompletableFuture<Answer> slow = calls.startPaying("trf_1");

    assertThat(slow.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS))
        .succeedsWithin(BOUND)
        .isNull();
    assertThat(calls.book()).isEmpty();
  }

  @Test
  void oneSeedBringsTheSameChances() {
    String settings = "{\"errorRate\": 0.5, \"rejectionRate\": 0.5, \"seed\": %d}";

    calls.set(settings.formatted(42));
    List<String> first = outcomes("first");
    calls.set(settings.formatted(42));
    List<String> second = outcomes("second");
    calls.set(settings.formatted(43));
    List<String> third = outcomes("third");

    assertThat(second).isEqualTo(first).contains("500", "DONE", "REJECTED");
    assertThat(third).isNotEqualTo(first);
  }

  @Test
  void requestsAtOnceForOneReferenceAreDecidedOnce() {
    calls.set("{\"rejectionRate\": 0.5}");
    for (int round = 0; round < 20; round++) {
      String reference = "trf_" + round;
      List<CompletableFuture<Answer>> atOnce =
          IntStream.range(0, 8).mapToObj(i -> calls.startPaying(reference)).toList();

      assertThat(atOnce.stream().map(CompletableFuture::join).distinct()).hasSize(1);
      assertThat(calls.book().getFirst().path("requests").asInt()).isEqualTo(8);
    }
    assertThat(calls.book()).hasSize(20);
  }

  @Test
  void theBookIsNewestFirstAndHoldsThousands() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      calls.pay("trf_" + i);
      expected.addFirst("trf_" + i);
    }
    calls.pay("trf_7");

    assertThat(calls.references()).isEqualTo(expected);
  }

  @Test
  void settingsAreReplacedAsAWhole() {
    Answer all =
        calls.set(
            """
            {"latencyMillis": 3, "errorRate": 0.1, "rejectionRate": 0.2, "hangRate": 0.3,
             "lostAnswerRate": 1, "down": true, "seed": -5}
            """);

    assertThat(all.status()).isEqualTo(200);
    assertThat(all.body().toString())
        .isEqualTo(
            "{\"latencyMillis\":3,\"errorRate\":0.1,\"rejectionRate\":0.2,\"hangRate\":0.3,"
                + "\"lostAnswerRate\":1.0,\"down\":true,\"seed\":-5}");
    assertThat(calls.get("/settings")).isEqualTo(all);
    assertThat(calls.set("{\"hangRate\": 0.5}").body().toString())
        .isEqualTo(
            "{\"latencyMillis\":0,\"errorRate\":0.0,\"rejectionRate\":0.0,\"hangRate\":0.5,"
                + "\"lostAnswerRate\":0.0,\"down\":false,\"seed\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errorRate\": 1.1} | errorRate must be a number from 0 to 1.",
        "{\"hangRate\": -0.1} | hangRate must be a number from 0 to 1.",
        "{\"rejectionRate\": \"1\"} | rejectionRate must be a number from 0 to 1.",
        "{\"lostAnswerRate\": null} | lostAnswerRate must be a number from 0 to 1.",
        "{\"latencyMillis\": -1} | latencyMillis must be a whole number from 0 to 60000.",
        "{\"latencyMillis\": 1.5} | latencyMillis must be a whole number from 0 to 60000.",
        "{\"latencyMillis\": 60001} | latencyMillis must be a whole number from 0 to 60000.",
        "{\"latencyMillis\": 4294967296} | latencyMillis must be a whole number from 0 to 60000.",
        "{\"down\": 1} | down must be true or false.",
        "{\"seed\": 1.5} | seed must be a whole number of 64 bits, or null.",
        "{\"erorRate\": 1} | erorRate is not known here: use latencyMillis, errorRate,"
            + " rejectionRate, hangRate, lostAnswerRate, down, seed.",
        "{\"down\": true, \"down\": false} | The body must be JSON, with no name twice in an"
            + " object.",
        "{ | The body must be JSON, with no name twice in an object.",
        "[] | The body must be a JSON object."
      })
  void settingsThatAreNotAllowedChangeNothing(String settings, String detail) {
    Answer before = calls.set("{\"latencyMillis\": 1}");

    assertProblem(calls.set(settings), 400, detail);
    assertThat(calls.get("/settings")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "{\"direction\": \"COLLECT\"",
        "{\"direction\": \"collect\", \"bankAccount\": \"DE89370400440532013000\","
            + " \"amount\": {\"amount\": \"25.00\", \"currency\": \"EUR\"}}",
        "{\"direction\": \"COLLECT\", \"bankAccount\": \"DE88370400440532013000\","
            + " \"amount\": {\"amount\": \"25.00\", \"currency\": \"EUR\"}}",
        "{\"direction\": \"COLLECT\", \"bankAccount\": \"DE89370400440532013000\","
            + " \"amount\": {\"amount\": \"25.001\", \"currency\": \"EUR\"}}",
        "{\"direction\": \"COLLECT\", \"bankAccount\": \"DE89370400440532013000\","
            + " \"amount\": {\"amount\": \"0.00\", \"currency\": \"EUR\"}}",
        "{\"direction\": \"COLLECT\", \"bankAccount\": \"DE89370400440532013000\","
            + " \"amount\": {\"amount\": 25, \"currency\": \"EUR\"}}",
        "{\"direction\": \"COLLECT\", \"bankAccount\": \"DE89370400440532013000\","
            + " \"amount\": {\"amount\": \"25.00\", \"currency\": \"euro\"}}",
        "{\"direction\": \"COLLECT\", \"bankAccount\": \"DE89370400440532013000\","
            + " \"amount\": {\"amount\": \"25.00\", \"currency\": \"EUR\"}, \"note\": \"\"}",
        "{\"direction\": \"COLLECT\", \"bankAccount\": \"DE89370400440532013000\","
            + " \"amount\": {\"amount\": \"25.00\", \"currency\": \"EUR\", \"note\": \"\"}}"
      })
  void aRequestThatIsWrongIsRefusedAndNothingIsDone(String order) {
    Answer answer = calls.call("PUT", "/payments/trf_1", order);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(calls.book()).isEmpty();
  }

  @Test
  void aReferenceIsBounded() {
    assertThat(calls.pay("r".repeat(64)).status()).isEqualTo(200);
    assertThat(calls.pay("r".repeat(65)).status()).isEqualTo(400);
    assertThat(calls.pay("").status()).isEqualTo(400);
    assertThat(calls.pay("a%2Fb").status()).isEqualTo(400);
  }

  @Test
  void whatIsNotServedIsAProblem() {
    assertProblem(
        calls.get("/nothing"), 404, "There are /settings, /payments and /payments/{reference}.");
    assertProblem(calls.call("DELETE", "/payments/trf_1", ""), 405, "This path serves GET, PUT.");
    assertProblem(calls.call("POST", "/payments", ""), 405, "This path serves GET.");
    assertProblem(
        calls.call("PUT", "/payments/trf_1", "x".repeat(16_385)),
        413,
        "A body has at most 16384 bytes.");
  }

  @Test
  void aPortThatIsTakenIsToldAsSuch() {
    assertThatThrownBy(() -> StandInBank.start(bank.address().getPort(), Optional.empty()))
        .isInstanceOf(BindException.class);
  }

  @Test
  void aBankOfAllInterfacesIsReachedFromThisMachineToo() throws IOException {
    try (StandInBank open = StandInBank.start("0.0.0.0", 0, Optional.empty());
        BankCalls there = new BankCalls(open.address())) {
      assertThat(open.address().getHost()).isEqualTo("127.0.0.1");
      assertThat(there.get("/settings").status()).isEqualTo(200);
    }
  }

  private List<String> outcomes(String prefix) {
    return IntStream.range(0, 30).mapToObj(i -> outcome(prefix + i)).toList();
  }

  private String outcome(String reference) {
    try {
      Answer answer = calls.pay(reference);
      return answer.status() == 200
          ? answer.body().path("status").asText()
          : Integer.toString(answer.status());
    } catch (NoAnswer e) {
      return "none";
    }
  }

  private static void assertProblem(Answer answer, int status, String detail) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body().path("detail").asText()).isEqualTo(detail);
  }
}
