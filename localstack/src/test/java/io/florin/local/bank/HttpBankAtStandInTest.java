package io.florin.local.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.bank.BankAccount;
import io.florin.bank.BankAnswer;
import io.florin.bank.Direction;
import io.florin.bank.Payment;
import io.florin.bank.http.HttpBank;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.retry.Pause;
import io.florin.retry.Retry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Florin's side of the protocol and the stand-in's understand each other. */
class HttpBankAtStandInTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(300);

  private final HttpClient client = HttpClient.newHttpClient();
  private StandInBank standIn;
  private BankCalls calls;

  @BeforeEach
  void start() throws IOException {
    standIn = StandInBank.start(0, Optional.empty());
    calls = new BankCalls(standIn.address());
  }

  @AfterEach
  void stop() throws IOException {
    calls.close();
    client.shutdownNow();
    client.close();
    standIn.close();
  }

  @Test
  void aPaymentIsDoneAndFound() {
    HttpBank bank = bank(PATIENT);

    assertThat(bank.find("trf_1", "trace")).isEqualTo(new BankAnswer.NotKnown());
    assertThat(bank.pay(payment(2500))).isEqualTo(new BankAnswer.Done());
    assertThat(bank.find("trf_1", "trace")).isEqualTo(new BankAnswer.Done());
    assertThat(calls.book().getFirst().path("amount").path("amount").asText()).isEqualTo("25.00");
    assertThat(calls.book().getFirst().path("traceId").asText()).isEqualTo("trace");
  }

  @Test
  void aRejectionIsFoundAgain() {
    HttpBank bank = bank(PATIENT);
    calls.set("{\"rejectionRate\": 1}");

    BankAnswer rejected = bank.pay(payment(2500));

    assertThat(rejected).isInstanceOf(BankAnswer.Rejected.class);
    assertThat(bank.find("trf_1", "trace")).isEqualTo(rejected);
  }

  @Test
  void aPaymentWhoseAnswerWasLostIsUnknownAndThenFoundDone() {
    calls.set("{\"lostAnswerRate\": 1}");

    assertThat(bank(IMPATIENT).pay(payment(2500))).isInstanceOf(BankAnswer.Unknown.class);
    assertThat(bank(PATIENT).find("trf_1", "trace")).isEqualTo(new BankAnswer.Done());
  }

  @Test
  void aPaymentThatHangsIsUnknownAndThenNotKnown() {
    calls.set("{\"hangRate\": 1}");
    assertThat(bank(IMPATIENT).pay(payment(2500))).isInstanceOf(BankAnswer.Unknown.class);
    calls.set("{}");

    assertThat(bank(PATIENT).find("trf_1", "trace")).isEqualTo(new BankAnswer.NotKnown());
  }

  @Test
  void anotherPaymentUnderTheReferenceNeedsAttention() {
    HttpBank bank = bank(PATIENT);
    bank.pay(payment(2500));

    assertThat(bank.pay(payment(2501)))
        .isEqualTo(new BankAnswer.NeedsAttention("The bank answered 409."));
  }

  @Test
  void aBankThatIsDownIsLeftAloneAfterAWhile() {
    HttpBank bank = bank(PATIENT);
    calls.set("{\"down\": true}");
    for (int call = 0; call < 10; call++) {
      assertThat(bank.pay(payment(2500)))
          .isInstanceOfAny(BankAnswer.Unavailable.class, BankAnswer.Unknown.class);
    }
    calls.set("{}");

    assertThat(bank.pay(payment(2500))).isInstanceOf(BankAnswer.Unavailable.class);
    assertThat(calls.book()).isEmpty();
  }

  private HttpBank bank(Duration timeout) {
    return new HttpBank(
        standIn.address(),
        client,
        timeout,
        new Retry(3, Duration.ofMillis(10), Duration.ofMillis(20), Pause.sleeping(), new Random(7)),
        InstantSource.fixed(Instant.EPOCH));
  }

  private static Payment payment(long cents) {
    return new Payment(
        "trf_1",
        Direction.PAY_OUT,
        new BankAccount("DE89370400440532013000"),
        new Money(cents, new Currency("EUR", 2)),
        "trace");
  }
}
