package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that comes from a bank account and goes to one. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankMoneyTest {
  private static final String DOWN = "{\"down\": true}";
  private static final String REJECTING = "{\"rejectionRate\": 1}";

  private final Florin florin;
  private final StandIn bank;
  private final Customer amina;
  private String walletId = "";

  BankMoneyTest(Florin florin) {
    this.florin = florin;
    bank = florin.bank();
    amina = florin.newCustomer();
  }

  @BeforeEach
  void openAWallet() {
    bank.behaveWell();
    walletId = amina.openWallet("EUR", "100.00");
  }

  @AfterEach
  void letTheBankBeAsItWas() {
    bank.behaveWell();
  }

  @Test
  void aDepositIsSeenOnceTheBankHasPaid() {
    bank.behave(DOWN);
    ObjectNode body = Customer.bankTransfer(walletId, "25.00").put("note", "For the holidays");
    Answer accepted = amina.createDeposit(body).newKey().send().is(202);

    assertThat(shortly(accepted.body())).isEqualTo("DEPOSIT PENDING null");
    assertThat(accepted.header("ETag")).isPresent();
    assertThat(accepted.text("bankAccount")).isEqualTo("•••• 3000");
    assertThat(accepted.text("toWalletId")).isEqualTo(walletId);
    assertThat(accepted.text("fromWalletId")).startsWith("wal_system_OUTSIDE_EUR_");
    assertThat(accepted.text("note")).isEqualTo("For the holidays");
    assertThat(accepted.body().path("completedAt").isNull()).isTrue();
    assertThat(accepted.body().path("legs").isNull()).isTrue();
    amina.assertBalance(walletId, "100.00", "0.00", "100.00");

    bank.behaveWell();
    JsonNode ended = polled(accepted);
    assertThat(shortly(ended)).isEqualTo("DEPOSIT COMPLETED null");
    assertThat(ended.path("completedAt").asText()).isNotEmpty();
    amina.assertBalance(walletId, "125.00", "0.00", "125.00");
    assertThat(entries(accepted))
        .containsExactly("ACCEPTED 0.00 0.00 100.00", "DEPOSIT 25.00 0.00 125.00");
    assertThat(booked(accepted)).isEqualTo("COLLECT DE89370400440532013000 25.00 EUR DONE");
  }

  @Test
  void aWithdrawalHoldsItsMoneyAtOnceAndTakesItOnceTheBankHasPaid() {
    bank.behave(DOWN);
    Answer accepted = withdraw("30.00").newKey().send().is(202);

    assertThat(shortly(accepted.body())).isEqualTo("WITHDRAWAL PENDING null");
    assertThat(accepted.header("ETag")).isPresent();
    assertThat(accepted.text("bankAccount")).isEqualTo("•••• 3000");
    assertThat(accepted.text("fromWalletId")).isEqualTo(walletId);
    assertThat(accepted.text("toWalletId")).startsWith("wal_system_OUTSIDE_EUR_");
    amina.assertBalance(walletId, "100.00", "30.00", "70.00");
    String other = amina.openWallet("EUR");
    amina.createTransfer(walletId, other, "70.01").newKey().send().is(422, "insufficient-funds");

    bank.behaveWell();
    assertThat(shortly(amina.ended(accepted))).isEqualTo("WITHDRAWAL COMPLETED null");
    amina.assertBalance(walletId, "70.00", "0.00", "70.00");
    assertThat(entries(accepted))
        .containsExactly("ACCEPTED 0.00 30.00 70.00", "WITHDRAWAL -30.00 -30.00 70.00");
    assertThat(booked(accepted)).isEqualTo("PAY_OUT DE89370400440532013000 30.00 EUR DONE");
  }

  @Test
  void aRejectedWithdrawalGivesTheMoneyBack() {
    bank.behave(REJECTING);
    Answer accepted = withdraw("30.00").newKey().send().is(202);

    JsonNode ended = amina.ended(accepted);
    assertThat(shortly(ended)).isEqualTo("WITHDRAWAL FAILED bank-rejected");
    amina.assertBalance(walletId, "100.00", "0.00", "100.00");
    assertThat(entries(accepted))
        .containsExactly("ACCEPTED 0.00 30.00 70.00", "FAILED 0.00 -30.00 100.00");
  }

  @Test
  void aRejectedDepositBringsNothing() {
    bank.behave(REJECTING);
    Answer accepted = deposit("25.00").newKey().send().is(202);

    assertThat(shortly(amina.ended(accepted))).isEqualTo("DEPOSIT FAILED bank-rejected");
    amina.assertBalance(walletId, "100.00", "0.00", "100.00");
    assertThat(entries(accepted))
        .containsExactly("ACCEPTED 0.00 0.00 100.00", "FAILED 0.00 0.00 100.00");
  }

  @Test
  void aRepetitionGetsTheFirstAnswerEvenWhenAllIsDone() {
    String key = UUID.randomUUID().toString();
    Answer accepted = withdraw("30.00").key(key).send().is(202);
    assertThat(accepted.isReplay()).isFalse();
    amina.ended(accepted);

    Answer again = withdraw("30.0").key(key).send().is(202);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(accepted.body());
    assertThat(again.header("ETag")).isEqualTo(accepted.header("ETag"));
    withdraw("31.00").key(key).send().is(422, "idempotency-key-reused");
    deposit("30.00").key(key).send().is(422, "idempotency-key-reused");
    amina
        .createWithdrawal(
            Customer.bankTransfer(walletId, "30.00").put("bankAccount", "GB82WEST12345698765432"))
        .key(key)
        .send()
        .is(422, "idempotency-key-reused");
    amina.assertBalance(walletId, "70.00", "0.00", "70.00");
  }

  @Test
  void oneKeySentSixteenTimesAtOnceIsPaidOnce() {
    String key = UUID.randomUUID().toString();

    List<Answer> answers = AtOnce.callers(16, caller -> lasting(withdraw("30.00").key(key)));

    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(answers).filteredOn(answer -> !answer.isReplay()).hasSize(1);
    amina.ended(answers.getFirst());
    amina.assertBalance(walletId, "70.00", "0.00", "70.00");
  }

  @Test
  void whatIsRefusedStaysRefusedAndTheBankHearsNothing() {
    String key = UUID.randomUUID().toString();
    Answer refused = withdraw("100.01").key(key).send().is(422, "insufficient-funds");
    String id = refused.text("transferId");
    assertThat(amina.ended(deposit("50.00").newKey().send()).path("status").asText())
        .isEqualTo("COMPLETED");

    Answer again = withdraw("100.01").key(key).send().is(422, "insufficient-funds");
    assertThat(again.isReplay()).isTrue();
    assertThat(again.bodyWithoutTrace()).isEqualTo(refused.bodyWithoutTrace());
    assertThat(shortly(amina.getTransfer(id).send().is(200).body()))
        .isEqualTo("WITHDRAWAL REFUSED insufficient-funds");
    assertThat(bank.book()).doesNotContainKey(id);
    amina.assertBalance(walletId, "150.00", "0.00", "150.00");
  }

  @Test
  void whatIsHeldCannotBeWithdrawnAgain() {
    bank.behave(DOWN);
    withdraw("60.00").newKey().send().is(202);

    withdraw("40.01").newKey().send().is(422, "insufficient-funds");
    withdraw("40.00").newKey().send().is(202);
    amina.assertBalance(walletId, "100.00", "100.00", "0.00");
  }

  @Test
  void theCurrencyIsTheWallets() {
    ObjectNode body = Customer.bankTransfer(walletId, "1.00");
    body.withObject("amount").put("currency", "USD");

    amina.createDeposit(body).newKey().send().is(422, "currency-mismatch");
    amina.createWithdrawal(body).newKey().send().is(422, "currency-mismatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE88370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        "de89370400440532013000",
        "DE8937040044053201300",
        "DE",
        "1234"
      })
  void aBankAccountIsAnIban(String account) {
    ObjectNode body = Customer.bankTransfer(walletId, "1.00").put("bankAccount", account);

    Answer deposit = amina.createDeposit(body).newKey().send().is(400, "validation-failed");
    Answer withdrawal = amina.createWithdrawal(body).newKey().send().is(400, "validation-failed");
    for (Answer answer : List.of(deposit, withdrawal)) {
      assertThat(answer.body().path("errors"))
          .extracting(error -> error.path("field").asText())
          .containsOnly("bankAccount");
    }
    amina.assertWallet(walletId, 2, "100.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"walletId", "bankAccount", "amount"})
  void nothingCanBeLeftOut(String field) {
    ObjectNode body = Customer.bankTransfer(walletId, "1.00");
    body.remove(field);

    amina.createDeposit(body).newKey().send().faults(field, "required");
    amina.createWithdrawal(body).newKey().send().faults(field, "required");
  }

  @ParameterizedTest
  @CsvSource({
    "0.00, not-positive",
    "-1.00, not-positive",
    "1.005, too-many-decimals",
    "much, invalid-format"
  })
  void anAmountIsAboveZeroAndFitsTheCurrency(String amount, String code) {
    ObjectNode body = Customer.bankTransfer(walletId, amount);

    amina.createDeposit(body).newKey().send().faults("amount.amount", code);
    amina.createWithdrawal(body).newKey().send().faults("amount.amount", code);
    amina.assertWallet(walletId, 2, "100.00");
  }

  @Test
  void anAmountThatIsANumberIsReadByItsDigits() {
    String body = Customer.bankTransfer(walletId, "9.99").toString().replace("\"9.99\"", "9.99");

    Answer accepted =
        amina.ask("createDeposit", "POST", "/v1/deposits").json(body).newKey().send().is(202);
    assertThat(accepted.body().at("/amount/amount").asText()).isEqualTo("9.99");
  }

  @Test
  void aKeyIsRequired() {
    deposit("1.00").send().is(400, "idempotency-key-missing");
    withdraw("1.00").send().is(400, "idempotency-key-missing");
  }

  @Test
  void aWalletOfSomebodyElseDoesNotExist() {
    Customer brian = florin.newCustomer();
    ObjectNode body = Customer.bankTransfer(walletId, "1.00");

    Answer others = brian.createDeposit(body).newKey().send().is(404, "not-found");
    Answer nobodys =
        brian
            .createDeposit(Customer.bankTransfer("wal_01kaj9z7c5e3g1h9j7k5m3n1p8", "1.00"))
            .newKey()
            .send()
            .is(404, "not-found");
    assertThat(others.bodyWithoutTrace()).isEqualTo(nobodys.bodyWithoutTrace());
    brian.createWithdrawal(body).newKey().send().is(404, "not-found");
    florin.admin().createDeposit(body).newKey().send().is(404, "not-found");
    florin.admin().createWithdrawal(body).newKey().send().is(404, "not-found");
    amina.assertWallet(walletId, 2, "100.00");
  }

  @Test
  void aSystemWalletIsNobodys() {
    String outside = deposit("1.00").newKey().send().is(202).text("fromWalletId");
    ObjectNode body = Customer.bankTransfer(outside, "1.00");

    for (Customer caller : List.of(amina, florin.admin())) {
      caller.createDeposit(body).newKey().send().is(404, "not-found");
      caller.createWithdrawal(body).newKey().send().is(404, "not-found");
    }
  }

  @Test
  void aTransferIsSeenByItsOwnerAndItsLegsByAdmins() {
    Answer accepted = withdraw("30.00").newKey().send();
    String id = accepted.is(202).text("id");
    amina.ended(accepted);

    assertThat(amina.getTransfer(id).send().is(200).body().path("legs").isNull()).isTrue();
    florin.newCustomer().getTransfer(id).send().is(404, "not-found");
    JsonNode seen = florin.admin().getTransfer(id).send().is(200).body();
    assertThat(seen.path("bankAccount").asText()).isEqualTo("•••• 3000");
    assertThat(seen.path("legs"))
        .extracting(leg -> leg.path("walletId").asText() + " " + leg.at("/amount/amount").asText())
        .containsExactly(walletId + " -30.00", accepted.text("toWalletId") + " 30.00");
  }

  @Test
  void operatorsSeeWhatWaits() {
    bank.behave(DOWN);
    withdraw("30.00").newKey().send().is(202);

    JsonNode settlement = florin.admin().getSettlement().send().is(200).body();
    assertThat(settlement.path("pending"))
        .extracting(pending -> pending.path("kind").asText())
        .containsExactly("DEPOSIT", "WITHDRAWAL");
    assertThat(settlement.at("/pending/1/count").asInt()).isPositive();
    assertThat(settlement.at("/pending/1/oldestSeconds").isIntegralNumber()).isTrue();
    assertThat(settlement.path("queues"))
        .extracting(queue -> queue.path("name").asText())
        .containsExactly("settlement", "relay");
    assertThat(settlement.path("unpostedLegs").asInt()).isZero();
    assertThat(settlement.path("attention")).isEmpty();
    bank.behaveWell();
    amina.getSettlement().send().is(403, "forbidden");
    florin
        .ask("getSettlement", "GET", "/v1/operations/settlement")
        .send()
        .is(401, "unauthenticated");
  }

  @Test
  void operatorsBringDeadLettersBack() {
    for (String queue : List.of("settlement", "relay")) {
      Answer redriven = florin.admin().redriveDeadLetters(queue).send().is(202);
      assertThat(redriven.text("queue")).isEqualTo(queue);
      assertThat(redriven.body().path("redriven").asInt()).isNotNegative();
    }
    florin.admin().redriveDeadLetters("nonsense").send().is(404, "not-found");
    amina.redriveDeadLetters("settlement").send().is(403, "forbidden");
    amina.redriveDeadLetters("nonsense").send().is(403, "forbidden");
  }

  /** The end of a transfer, polled as front ends do: only what is new is sent. */
  private JsonNode polled(Answer accepted) {
    AtomicReference<String> known = new AtomicReference<>(accepted.header("ETag").orElseThrow());
    JsonNode ended =
        Awaitility.await("the end")
            .atMost(Customer.TIME_TO_SETTLE)
            .until(
                () -> {
                  Answer answer =
                      amina
                          .getTransfer(accepted.text("id"))
                          .with("If-None-Match", known.get())
                          .send();
                  if (answer.status() == 304) {
                    return accepted.body();
                  }
                  assertThat(answer.is(200).header("ETag")).isNotEqualTo(Optional.of(known.get()));
                  known.set(answer.header("ETag").orElseThrow());
                  return answer.body();
                },
                transfer -> !transfer.path("status").asText().equals("PENDING"));
    amina.getTransfer(accepted.text("id")).with("If-None-Match", known.get()).send().is(304);
    return ended;
  }

  /** What the bank's book says of a transfer. */
  private String booked(Answer transfer) {
    JsonNode payment = bank.decision(transfer.text("id"));
    return String.join(
        " ",
        payment.path("direction").asText(),
        payment.path("bankAccount").asText(),
        payment.at("/amount/amount").asText(),
        payment.at("/amount/currency").asText(),
        payment.path("status").asText());
  }

  private Ask deposit(String amount) {
    return amina.createDeposit(Customer.bankTransfer(walletId, amount));
  }

  private Ask withdraw(String amount) {
    return amina.createWithdrawal(Customer.bankTransfer(walletId, amount));
  }

  private static String shortly(JsonNode transfer) {
    return String.join(
        " ",
        transfer.path("kind").asText(),
        transfer.path("status").asText(),
        transfer.path("refusal").asText());
  }

  /** What the entries of a transfer did and left available; the whole statement is sound. */
  private List<String> entries(Answer transfer) {
    List<JsonNode> statement = amina.statement(walletId);
    Statements.assertSound(statement);
    return statement.stream()
        .filter(entry -> entry.path("transferId").asText().equals(transfer.text("id")))
        .map(
            entry ->
                String.join(
                    " ",
                    entry.path("kind").asText(),
                    entry.at("/amount/amount").asText(),
                    entry.at("/reserved/amount").asText(),
                    entry.at("/balance/available/amount").asText()))
        .toList();
  }

  private static Answer lasting(Ask ask) {
    for (int sends = 1; sends <= 20; sends++) {
      Answer answer = ask.send();
      if (!answer.isPassing()) {
        return answer;
      }
    }
    throw new AssertionError("No answer that lasts in 20 sends.");
  }
}
