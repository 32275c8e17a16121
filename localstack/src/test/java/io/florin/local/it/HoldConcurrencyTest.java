package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.Platforms;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many do at once to one hold or one original: nobody is paid twice, to the cent. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldConcurrencyTest {
  private final Platforms stack;
  private final Customer amina;
  private final Customer brian;
  private String from = "";
  private String to = "";

  HoldConcurrencyTest(Florin florin, Platforms stack) {
    this.stack = stack;
    amina = florin.newCustomer();
    brian = florin.newCustomer();
  }

  @BeforeEach
  void twoWallets() {
    from = amina.openWallet("EUR", "100.00");
    to = brian.openWallet("EUR");
  }

  @AfterEach
  void checkPromises() {
    LedgerTable.scan(stack).assertPromises();
  }

  @Test
  void thirtyTwoCapturesTakeWhatIsHeldAndNoMore() {
    String hold = amina.placeHold(from, to, "35.00");

    List<Answer> answers =
        AtOnce.callers(32, caller -> brian.captureHold(hold, "10.00").newKey().sendUntilItLasts());

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
    assertThat(answers)
        .filteredOn(answer -> answer.code().equals("hold-exhausted"))
        .hasSize(answers.size() - 3);
    amina.assertBalance(from, "70.00", "5.00", "65.00");
    brian.assertBalance(to, "30.00", "0.00", "30.00");
  }

  @Test
  void oneCaptureSentThirtyTwoTimesIsOneCapture() {
    String hold = amina.placeHold(from, to, "35.00");
    String key = UUID.randomUUID().toString();

    List<Answer> answers =
        AtOnce.callers(32, caller -> brian.captureHold(hold, "10.00").key(key).sendUntilItLasts());

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers).filteredOn(answer -> !answer.isReplay()).hasSize(1);
    amina.assertBalance(from, "90.00", "25.00", "65.00");
  }

  @Test
  void reversalsInPartsGiveBackWhatCameAndNoMore() {
    String original = amina.send(from, to, "35.00").path("id").asText();
    brian.florin().admin().creditWallet(to, "500.00", "EUR").newKey().send().is(201);

    List<Answer> answers =
        AtOnce.callers(
            32, caller -> brian.reverseTransfer(original, "10.00").newKey().sendUntilItLasts());

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
    assertThat(answers)
        .filteredOn(answer -> answer.code().equals("exceeds-original"))
        .hasSize(answers.size() - 3);
    assertThat(amina.getTransfer(original).send().is(200).body().at("/reversed/amount").asText())
        .isEqualTo("30.00");
    amina.assertWallet(from, 6, "95.00");
  }

  @Test
  void aReleaseAgainstCapturesFreesWhatTheyLeave() {
    for (int round = 0; round < 5; round++) {
      String hold = amina.placeHold(from, to, "10.00");

      List<Answer> answers =
          AtOnce.callers(
              8,
              caller ->
                  (caller == 0 ? brian.releaseHold(hold) : brian.captureHold(hold, "4.00"))
                      .newKey()
                      .sendUntilItLasts());

      JsonNode ended = amina.getHold(hold).send().is(200).body();
      long captures =
          answers.stream()
              .filter(answer -> answer.status() == 201)
              .peek(answer -> assertThat(answer.text("kind")).isEqualTo("CAPTURE"))
              .count();
      assertThat(answers.getFirst().is(200).text("status")).isEqualTo("RELEASED");
      assertThat(captures).isLessThanOrEqualTo(2);
      assertThat(ended.path("status").asText()).isEqualTo("RELEASED");
      assertThat(ended.at("/captured/amount").asText()).isEqualTo(captures * 4 + ".00");
      assertThat(amina.getWallet(from).send().is(200).body().at("/balance/held/amount").asText())
          .isEqualTo("0.00");
    }
  }
}
