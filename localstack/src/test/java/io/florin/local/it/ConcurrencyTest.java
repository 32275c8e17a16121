package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many callers do at once. */
@ExtendWith(RunningFlorin.class)
class ConcurrencyTest {

  @Test
  void sixtyFourCallersLeaveSoundStatementsOfAllTheyWereTold(Florin florin) {
    Traffic traffic = new Traffic(florin, new Random().nextLong());

    traffic.run(64, 3);

    traffic.assertStatementsAreWhatWasTold(traffic.owner());
  }

  @Test
  void oneKeySentThirtyTwoTimesAtOnceHasOneEffectAndOneAnswer(Florin florin) {
    Customer amina = florin.newCustomer();
    String from = amina.openWallet("EUR", "100.00");
    String to = amina.openWallet("EUR");
    String key = UUID.randomUUID().toString();

    List<Answer> answers =
        AtOnce.callers(32, caller -> lasting(amina.createTransfer(from, to, "25.00").key(key)));

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(answers).filteredOn(answer -> !answer.isReplay()).hasSize(1);
    amina.assertWallet(from, 3, "75.00");
    amina.assertWallet(to, 2, "25.00");
  }

  @Test
  void oneRefusalSentThirtyTwoTimesAtOnceIsOneRefusal(Florin florin) {
    Customer amina = florin.newCustomer();
    String from = amina.openWallet("EUR", "100.00");
    String to = amina.openWallet("EUR");
    String key = UUID.randomUUID().toString();

    List<Answer> answers =
        AtOnce.callers(32, caller -> lasting(amina.createTransfer(from, to, "100.01").key(key)));

    assertThat(answers).allMatch(answer -> answer.code().equals("insufficient-funds"));
    assertThat(answers)
        .extracting(Answer::bodyWithoutTrace)
        .containsOnly(answers.getFirst().bodyWithoutTrace());
    assertThat(answers).filteredOn(answer -> !answer.isReplay()).hasSize(1);
  }

  @Test
  void fortyCallersSpendTheSameHundredThreeTimesInThirties(Florin florin) {
    Customer amina = florin.newCustomer();
    String from = amina.openWallet("EUR", "100.00");
    String to = amina.openWallet("EUR");

    List<Answer> answers =
        AtOnce.callers(
            40, caller -> lasting(amina.createTransfer(from, to, "30.00").key("spend-" + caller)));

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
    assertThat(answers)
        .filteredOn(answer -> answer.code().equals("insufficient-funds"))
        .hasSize(answers.size() - 3);
    amina.assertWallet(from, 5, "10.00");
    amina.assertWallet(to, 4, "90.00");
  }

  @Test
  void ofTwoCommandsUnderOneKeyOneWins(Florin florin) {
    Customer amina = florin.newCustomer();
    String from = amina.openWallet("EUR", "100.00");
    String to = amina.openWallet("EUR");
    for (int round = 0; round < 5; round++) {
      String key = "contested-" + round;

      List<Answer> answers =
          AtOnce.callers(
              4,
              caller ->
                  lasting(
                      amina.createTransfer(from, to, caller % 2 == 0 ? "1.00" : "2.00").key(key)));

      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
      assertThat(answers)
          .filteredOn(answer -> answer.code().equals("idempotency-key-reused"))
          .hasSize(2);
      assertThat(amina.getWallet(from).send().is(200).body().path("version").asInt())
          .isEqualTo(3 + round);
    }
  }

  @Test
  void oneKeyOpensOneWalletHoweverOftenItIsSentAtOnce(Florin florin) {
    Customer amina = florin.newCustomer();

    List<Answer> answers =
        AtOnce.callers(16, caller -> lasting(amina.createWallet("EUR").key("mine")));

    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(answers).filteredOn(answer -> !answer.isReplay()).hasSize(1);
    assertThat(amina.listWallets("").send().is(200).body().path("items")).hasSize(1);
  }

  @Test
  void ofThirtyTwoRegistrationsOfOneAddressOneSucceeds(Florin florin) {
    String email = Florin.registration().path("email").asText();

    List<Answer> answers =
        AtOnce.callers(
            32,
            caller -> {
              ObjectNode registration = Florin.registration().put("email", email);
              return florin.register(registration);
            });

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.code().equals("email-taken"))
        .hasSize(answers.size() - 1);
    florin.askToLogin(email, Florin.PASSWORD).is(200);
  }

  @Test
  void ofManyTransfersWithOneReferenceOneIsMade(Florin florin) {
    Customer amina = florin.newCustomer();
    String from = amina.openWallet("EUR", "100.00");
    String to = amina.openWallet("EUR");
    ObjectNode body =
        Customer.transfer(from, to, "1.00", "EUR").put("externalReference", "order-4711");

    List<Answer> answers =
        AtOnce.callers(16, caller -> lasting(amina.createTransfer(body).newKey()));

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.code().equals("external-reference-taken"))
        .hasSize(answers.size() - 1);
    amina.assertWallet(from, 3, "99.00");
  }

  private static Answer lasting(Ask ask) {
    return ask.sendUntilItLasts();
  }
}
