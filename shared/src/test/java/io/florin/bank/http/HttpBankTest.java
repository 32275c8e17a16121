package io.florin.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.bank.BankAccount;
import io.florin.bank.BankAnswer;
import io.florin.bank.BankAnswer.Done;
import io.florin.bank.BankAnswer.NeedsAttention;
import io.florin.bank.BankAnswer.NotKnown;
import io.florin.bank.BankAnswer.Rejected;
import io.florin.bank.BankAnswer.Unavailable;
import io.florin.bank.BankAnswer.Unknown;
import io.florin.bank.Direction;
import io.florin.bank.Payment;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.retry.Retry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bank's behaviour on the wire means. */
class HttpBankTest {
  private static final String DONE =
      "{\"reference\": \"trf_1\", \"status\": \"DONE\", \"reason\": null}";
  private static final Payment PAYMENT =
      new Payment(
          "trf_1",
          Direction.PAY_OUT,
          new BankAccount("DE89370400440532013000"),
          new Money(2500, new Currency("EUR", 2)),
          "trace-1");
  // Long where an answer is expected, so that a busy machine does not make it a time-out.
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(300);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<Duration> waits = new ArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private ScriptedBank script;
  private HttpBank bank;

  @BeforeEach
  void start() throws IOException {
    script = new ScriptedBank();
    bank = bank(script.address(), PATIENT);
  }

  @AfterEach
  void stop() {
    script.close();
    client.shutdownNow();
    client.close();
  }

  @Test
  void aPaymentIsPutUnderItsReference() {
    script.will(script.answer(200, DONE));

    assertThat(bank.pay(PAYMENT)).isEqualTo(new Done());
    assertThat(script.asked())
        .containsExactly(
            new ScriptedBank.Asked(
                "PUT",
                "/payments/trf_1",
                "{\"direction\":\"PAY_OUT\",\"bankAccount\":\"DE89370400440532013000\","
                    + "\"amount\":{\"amount\":\"25.00\",\"currency\":\"EUR\"}}",
                "trace-1",
                "application/json"));
  }

  @Test
  void aPaymentIsAskedAboutByItsReference() {
    script.will(script.answer(200, DONE));

    assertThat(bank.find("trf_1", "trace-2")).isEqualTo(new Done());
    assertThat(script.asked())
        .containsExactly(new ScriptedBank.Asked("GET", "/payments/trf_1", "", "trace-2", ""));
  }

  @Test
  void noReferenceLeadsToAnotherPath() {
    script.will(script.answer(404, ""));

    bank.find("../settings?x", "trace-2");

    assertThat(script.asked().getFirst().path()).isEqualTo("/payments/..%2Fsettings%3Fx");
  }

  @Test
  void aRejectionTellsTheBanksReason() {
    String rejected =
        "{\"reference\": \"trf_1\", \"status\": \"REJECTED\", \"reason\": \"Account\\nclosed.\"}";
    script.will(script.answer(200, rejected), script.answer(200, rejected));

    assertThat(bank.pay(PAYMENT)).isEqualTo(new Rejected("Account closed."));
    assertThat(bank.find("trf_1", "trace")).isEqualTo(new Rejected("Account closed."));
  }

  @Test
  void aReasonIsBoundedAndNeverEmpty() {
    String rejected = "{\"reference\": \"trf_1\", \"status\": \"REJECTED\", \"reason\": \"%s\"}";
    script.will(
        script.answer(200, rejected.formatted("é".repeat(1000))),
        script.answer(200, rejected.formatted(" ")));

    assertThat(bank.pay(PAYMENT)).isEqualTo(new Rejected("é".repeat(120)));
    assertThat(bank.pay(PAYMENT)).isEqualTo(new Rejected("The bank gave no reason."));
  }

  @Test
  void aReasonIsTextThatCanBeKept() {
    String rejected = "{\"reference\": \"trf_1\", \"status\": \"REJECTED\", \"reason\": \"%s\"}";
    script.will(
        script.answer(200, rejected.formatted("No \\uD83D and \\uDE00")),
        script.answer(200, rejected.formatted("😀".repeat(200))));

    assertThat(bank.pay(PAYMENT)).isEqualTo(new Rejected("No \uFFFD and \uFFFD"));
    assertThat(bank.pay(PAYMENT)).isEqualTo(new Rejected("😀".repeat(120)));
  }

  @Test
  void aReasonShowsNoAccount() {
    script.will(
        script.answer(
            200,
            "{\"reference\": \"trf_1\", \"status\": \"REJECTED\","
                + " \"reason\": \"DE89370400440532013000 is closed.\"}"));

    assertThat(bank.pay(PAYMENT)).isEqualTo(new Rejected("•••• 3000 is closed."));
  }

  @Test
  void aBankThatHasYetToDecideIsAskedLaterAndStillCalled() {
    script.will(31, script.answer(202, ""));

    for (int call = 0; call < 30; call++) {
      assertThat(bank.find("trf_1", "trace"))
          .isEqualTo(new Unknown("The bank has not decided yet."));
    }
    assertThat(bank.pay(PAYMENT)).isEqualTo(new Unknown("The bank has not decided yet."));
    assertThat(script.asked()).hasSize(31);
  }

  @Test
  void anAddressWithASlashAtItsEndIsRefused() {
    assertThatThrownBy(() -> bank(URI.create(script.address() + "/"), PATIENT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLongestCallAsksAboutAPaymentWithTheLastTryAtTheLastMoment() {
    assertThat(bank.longestCall()).isEqualTo(PATIENT.multipliedBy(5));
  }

  @Test
  void aReferenceTheBankDoesNotKnowIsAnAnswer() {
    script.will(script.answer(404, ""));

    assertThat(bank.find("trf_1", "trace")).isEqualTo(new NotKnown());
    assertThat(script.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 409, 413, 415, 422})
  void aRequestTheBankDoesNotTakeIsNoRejectionAndNeedsAnOperator(int status) {
    script.will(script.answer(status, DONE));

    assertThat(bank.pay(PAYMENT))
        .isEqualTo(new NeedsAttention("The bank answered " + status + "."));
    assertThat(script.asked()).hasSize(1);
  }

  @Test
  void aQuestionTheBankDoesNotTakeIsAskedOnce() {
    script.will(3, script.answer(400, ""));

    assertThat(bank.find("trf_1", "trace")).isInstanceOf(NeedsAttention.class);
    assertThat(script.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 304, 408, 500, 502, 504})
  void otherStatusesLeaveThePaymentUnknown(int status) {
    script.will(script.answer(status, status == 204 || status == 304 ? "" : DONE));

    assertThat(bank.pay(PAYMENT)).isEqualTo(unknown(status));
    assertThat(script.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 407, 429, 503})
  void aBankThatTakesNoCallsIsUnavailable(int status) {
    script.will(script.answer(status, DONE));

    assertThat(bank.pay(PAYMENT)).isEqualTo(new Unavailable("The bank answered " + status + "."));
    assertThat(script.asked()).hasSize(1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    script.will(script.redirect(), script.answer(200, DONE));

    assertThat(bank.pay(PAYMENT)).isEqualTo(unknown(302));
    assertThat(script.asked()).hasSize(1);
  }

  @Test
  void aClientThatFollowsRedirectsIsRefused() {
    try (HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      assertThatThrownBy(
              () -> new HttpBank(script.address(), following, PATIENT, retry(), now::get))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>It works!</html>",
        "null",
        "[]",
        "\"DONE\"",
        "{\"reference\": \"trf_1\", \"status\": \"DONE\"",
        "{\"reference\": \"trf_1\", \"status\": \"DONE\"} {}",
        "{\"reference\": \"trf_1\", \"status\": \"DONE\", \"status\": \"REJECTED\"}",
        "{\"reference\": \"trf_1\", \"status\": \"done\", \"reason\": null}",
        "{\"reference\": \"trf_1\", \"reason\": null}",
        "{\"reference\": \"trf_1\", \"status\": \"REJECTED\", \"reason\": 7}",
        "{\"reference\": \"trf_2\", \"status\": \"DONE\", \"reason\": null}",
        "{\"status\": \"DONE\", \"reason\": null}"
      })
  void anAnswerThatCannotBeReadLeavesThePaymentUnknown(String body) {
    script.will(script.answer(200, body));

    assertThat(bank.pay(PAYMENT)).isEqualTo(new Unknown("The bank's answer can't be read."));
  }

  @Test
  void anAnswerThatIsTooLongLeavesThePaymentUnknown() {
    script.will(script.answer(200, DONE + " ".repeat(100_000)));

    assertThat(bank.pay(PAYMENT)).isInstanceOf(Unknown.class);
  }

  @Test
  void aLostConnectionLeavesThePaymentUnknownAndItIsNotSentAgain() {
    script.will(script.dropping(), script.answer(200, DONE));

    assertThat(bank.pay(PAYMENT)).isInstanceOf(Unknown.class);
    assertThat(script.asked()).hasSize(1);
  }

  @Test
  void aSilentBankLeavesThePaymentUnknown() {
    script.will(script.silence(), script.answer(200, DONE));

    assertThat(bank(script.address(), IMPATIENT).pay(PAYMENT))
        .isEqualTo(new Unknown("There was no whole answer within 300 ms."));
    assertThat(script.asked()).hasSize(1);
  }

  @Test
  void anAnswerThatTricklesIsGivenUpAndItsConnectionClosed() throws InterruptedException {
    script.will(script.trickle());

    assertThat(bank(script.address(), IMPATIENT).pay(PAYMENT))
        .isEqualTo(new Unknown("There was no whole answer within 300 ms."));
    assertThat(script.callerHasGone()).isTrue();
  }

  @Test
  void aRefusedConnectionIsUnavailable() {
    URI address = script.address();
    script.close();

    assertThat(bank.pay(PAYMENT)).isInstanceOf(Unavailable.class);
    assertThat(bank(address, PATIENT).find("trf_1", "trace")).isInstanceOf(Unavailable.class);
    assertThat(waits).hasSize(2);
  }

  @Test
  void anInterruptedCallEndsAndTheInterruptIsKept() {
    script.will(script.silence());
    Thread.currentThread().interrupt();

    BankAnswer answer = bank.find("trf_1", "trace");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isEqualTo(new Unknown("The wait for the answer was interrupted."));
  }

  @Test
  void aQuestionIsAskedAgainUntilThereIsAnAnswer() {
    script.will(script.answer(500, ""), script.answer(503, ""), script.answer(200, DONE));

    assertThat(bank.find("trf_1", "trace")).isEqualTo(new Done());
    assertThat(waits).hasSize(2);
  }

  @Test
  void aQuestionIsAskedThreeTimesAtMost() {
    script.will(5, script.answer(500, ""));

    assertThat(bank.find("trf_1", "trace")).isEqualTo(unknown(500));
    assertThat(script.asked()).hasSize(3);
  }

  @Test
  void noTryStartsAfterFourTimeouts() {
    script.will(5, script.answer(500, ""));
    HttpBank slow =
        new HttpBank(
            script.address(),
            client,
            PATIENT,
            new Retry(
                5,
                Duration.ZERO,
                Duration.ZERO,
                wait -> now.updateAndGet(instant -> instant.plus(PATIENT.multipliedBy(2))),
                new Random(7)),
            now::get);

    assertThat(slow.find("trf_1", "trace")).isEqualTo(unknown(500));
    assertThat(script.asked()).hasSize(3);
  }

  @Test
  void aBankThatKeepsFailingIsNotCalledForAWhile() {
    failTenTimes();

    assertThat(bank.pay(PAYMENT)).isInstanceOf(Unavailable.class);
    assertThat(bank.find("trf_1", "trace")).isInstanceOf(Unavailable.class);
    assertThat(script.asked()).hasSize(10);
    assertThat(waits).isEmpty();
  }

  @Test
  void afterAWhileAFewCallsTellWhetherTheBankIsBack() {
    failTenTimes();
    now.updateAndGet(instant -> instant.plusSeconds(6));
    script.will(5, script.answer(200, DONE));

    for (int call = 0; call < 5; call++) {
      assertThat(bank.pay(PAYMENT)).isEqualTo(new Done());
    }
    assertThat(script.asked()).hasSize(15);
  }

  @Test
  void whenTheFewCallsFailTheBankIsLeftAloneAgain() {
    failTenTimes();
    now.updateAndGet(instant -> instant.plusSeconds(6));
    script.will(3, script.dropping());

    for (int call = 0; call < 3; call++) {
      assertThat(bank.pay(PAYMENT)).isInstanceOf(Unknown.class);
    }
    assertThat(bank.pay(PAYMENT)).isInstanceOf(Unavailable.class);
    assertThat(script.asked()).hasSize(13);
  }

  @Test
  void aBankThatAnswersEveryOtherCallIsStillCalled() {
    for (int pair = 0; pair < 20; pair++) {
      script.will(script.answer(500, ""), script.answer(200, DONE));
    }

    for (int pair = 0; pair < 20; pair++) {
      assertThat(bank.pay(PAYMENT)).isEqualTo(unknown(500));
      assertThat(bank.pay(PAYMENT)).isEqualTo(new Done());
    }
  }

  @Test
  void refusedRequestsAndUnknownReferencesAreNoFailures() {
    script.will(10, script.answer(409, ""));
    script.will(10, script.answer(404, ""));
    script.will(script.answer(200, DONE));

    for (int call = 0; call < 10; call++) {
      bank.pay(PAYMENT);
    }
    for (int call = 0; call < 10; call++) {
      bank.find("trf_1", "trace");
    }
    assertThat(bank.pay(PAYMENT)).isEqualTo(new Done());
  }

  private void failTenTimes() {
    script.will(10, script.answer(500, ""));
    for (int call = 0; call < 10; call++) {
      assertThat(bank.pay(PAYMENT)).isEqualTo(unknown(500));
    }
  }

  private static Unknown unknown(int status) {
    return new Unknown("The bank answered " + status + ".");
  }

  private HttpBank bank(URI address, Duration timeout) {
    return new HttpBank(address, client, timeout, retry(), now::get);
  }

  private Retry retry() {
    return new Retry(3, Duration.ofMillis(100), Duration.ofMillis(400), waits::add, new Random(7));
  }
}
