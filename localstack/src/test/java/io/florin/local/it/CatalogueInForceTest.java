package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What types and rules do to money. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueInForceTest {
  /** Much longer than a change may take to be in force, for machines that are slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Types types;
  private final Customer admin;
  private final Customer amina;
  private final Customer brian;

  CatalogueInForceTest(Florin florin) {
    admin = florin.admin();
    types = new Types(admin);
    amina = florin.newCustomer();
    brian = florin.newCustomer();
  }

  @Test
  void theLimitsOfAWalletTypeAreInForceOnceThereIsAWallet() {
    String type = types.newWalletType("\"minAmount\": \"5.00\", \"maxAmount\": \"50.00\"");
    String from = wallet(amina, type, "40.00");
    String to = brian.openWallet("EUR", "60.00");

    frozen(amina.createTransfer(from, to, "4.99"), "amount-out-of-range");
    frozen(brian.createTransfer(to, from, "50.01"), "amount-out-of-range");
    frozen(amina.createWithdrawal(from, "4.99"), "amount-out-of-range");
    frozen(amina.createDeposit(from, "50.01"), "amount-out-of-range");
    frozen(admin.creditWallet(from, "50.01", "EUR"), "amount-out-of-range");
    amina.assertWallet(from, 2, "40.00");
    amina.send(from, to, "5.00");
  }

  @Test
  void changedLimitsAreInForceSoon() {
    String type = types.newWalletType("\"maxAmount\": \"10.00\"");
    String from = wallet(amina, type, "10.00");
    String to = brian.openWallet("EUR");
    amina.send(from, to, "1.00");

    types
        .updateWalletType(type, "{\"limits\": [{\"currency\": \"EUR\", \"maxAmount\": \"0.50\"}]}")
        .send()
        .is(200);

    eventually(amina, from, to, "0.51", 422);
    types.updateWalletType(type, "{\"limits\": []}").send().is(200);
    // Above the limit that is gone, and covered by what the tries before have left.
    eventually(amina, from, to, "0.52", 201);
  }

  private static void eventually(
      Customer payer, String from, String to, String amount, int status) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> payer.createTransfer(from, to, amount).newKey().send().status() == status);
  }

  @Test
  void theFeeIsPaidByTheSenderOnTop() {
    String type =
        types.newTransactionType(
            "\"maxAmount\": \"80.00\","
                + " \"fee\": {\"flat\": \"0.10\", \"basisPoints\": 150, \"max\": \"1.00\"}");
    String from = amina.openWallet("EUR", "100.00");
    String to = brian.openWallet("EUR");
    String key = UUID.randomUUID().toString();

    Answer answer = transfer(type, from, to, "25.00").key(key).send().is(201);

    assertThat(answer.body().at("/amount/amount").asText()).isEqualTo("25.00");
    assertThat(answer.body().at("/fee/amount").asText()).isEqualTo("0.48");
    assertThat(answer.text("type")).isEqualTo(type);
    amina.assertWallet(from, 3, "74.52");
    brian.assertWallet(to, 2, "25.00");
    JsonNode entry = amina.statement(from).getLast();
    assertThat(entry.at("/amount/amount").asText()).isEqualTo("-25.48");
    assertThat(entry.path("kind").asText()).isEqualTo("TRANSFER");
    JsonNode seen = admin.getTransfer(answer.text("id")).send().is(200).body();
    assertThat(seen.path("legs"))
        .extracting(leg -> leg.at("/amount/amount").asText())
        .containsExactlyInAnyOrder("-25.48", "25.00", "0.48");
    assertThat(seen.path("legs"))
        .extracting(leg -> leg.path("walletId").asText())
        .anyMatch(id -> id.startsWith("wal_system_FEES_EUR_"));

    Answer again = transfer(type, from, to, "25.00").key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(answer.body());
    transfer(type, from, to, "70.00").newKey().send().is(201);
    amina.assertWallet(from, 4, "3.52");
    // The amount is there, and the fee is not.
    frozen(transfer(type, from, to, "3.45"), "insufficient-funds");
    frozen(transfer(type, from, to, "80.01"), "amount-out-of-range");
    amina.assertWallet(from, 4, "3.52");
  }

  @Test
  void noMoreLeavesAWalletOnADayThanItsTypeAllowsFeesAndWithdrawalsIncluded() {
    String walletType = types.newWalletType("\"dailyLimit\": \"50.00\"");
    String type = types.newTransactionType("\"fee\": {\"flat\": \"1.00\"}");
    String from = wallet(amina, walletType, "100.00");
    String to = brian.openWallet("EUR", "100.00");

    transfer(type, from, to, "29.00").newKey().send().is(201);
    amina.createWithdrawal(from, "10.00").newKey().send().is(202);
    frozen(amina.createTransfer(from, to, "10.01"), "daily-limit-exceeded");
    frozen(amina.createWithdrawal(from, "10.01"), "daily-limit-exceeded");
    frozen(transfer(type, from, to, "9.01"), "daily-limit-exceeded");
    brian.send(to, from, "100.00");
    transfer(type, from, to, "9.00").newKey().send().is(201);
    frozen(amina.createTransfer(from, to, "0.01"), "daily-limit-exceeded");
    // Admins take out what they have to.
    admin.debitWallet(from, "1.00", "EUR").newKey().send().is(201);
  }

  @Test
  void anOverdraftIsUsedUpAndNotExceededHoweverManyTryAtOnce() {
    String type = types.newWalletType("\"overdraftLimit\": \"50.00\"");
    String from = wallet(amina, type, "10.00");
    String to = brian.openWallet("EUR");

    List<Answer> answers =
        AtOnce.callers(
            16,
            number -> {
              Ask ask = amina.createTransfer(from, to, "20.00").newKey();
              Answer answer = ask.send();
              while (answer.isPassing()) {
                answer = ask.send();
              }
              return answer;
            });

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .extracting(Answer::code)
        .containsOnly("insufficient-funds");
    amina.assertBalance(from, "-50.00", "0.00", "-50.00");
    frozen(admin.debitWallet(from, "0.01", "EUR"), "insufficient-funds");
  }

  @Test
  void aRuleForbidsToPayOrToBePaid() {
    String walletType = types.newWalletType("");
    String type = types.newTransactionType("");
    String ruled = wallet(amina, walletType, "100.00");
    String other = brian.openWallet("EUR", "100.00");
    types.putRule(type, walletType, false, true).send().is(200);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> transfer(type, ruled, other, "1.00").newKey().send().status() == 422);
    String key = UUID.randomUUID().toString();

    Answer refused = transfer(type, ruled, other, "2.00").key(key).send();
    refused.is(422, "not-allowed-for-type");
    brian
        .createTransfer(Customer.transfer(other, ruled, "1.00", "EUR").put("type", type))
        .newKey()
        .send()
        .is(201);
    amina.send(ruled, other, "1.00");
    types.putRule(type, walletType, true, false).send().is(200);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> transfer(type, ruled, other, "1.00").newKey().send().status() == 201);
    frozen(
        brian.createTransfer(Customer.transfer(other, ruled, "1.00", "EUR").put("type", type)),
        "not-allowed-for-type");
    Answer again = transfer(type, ruled, other, "2.00").key(key).send();
    again.is(422, "not-allowed-for-type");
    assertThat(again.isReplay()).isTrue();
    assertThat(again.text("transferId")).isEqualTo(refused.text("transferId"));
  }

  @Test
  void noTransferOfARetiredTypeIsMade() {
    String type = types.newTransactionType("");
    String from = amina.openWallet("EUR", "100.00");
    String to = brian.openWallet("EUR");
    transfer(type, from, to, "1.00").newKey().send().is(201);

    types.updateTransactionType(type, "{\"status\": \"RETIRED\"}").send().is(200);

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> transfer(type, from, to, "1.00").newKey().send().status() == 422);
    frozen(transfer(type, from, to, "1.00"), "not-allowed-for-type");
  }

  @Test
  void noWalletOfARetiredTypeIsOpenedAndThoseThatAreOpenGoOn() {
    String type = types.newWalletType("");
    ObjectNode body = Florin.JSON.createObjectNode().put("currency", "EUR").put("type", type);
    String key = UUID.randomUUID().toString();
    Answer opened = openWallet(amina, body).key(key).send().is(201);
    assertThat(opened.text("type")).isEqualTo(type);
    String walletId = opened.text("id");

    types.updateWalletType(type, "{\"status\": \"RETIRED\"}").send().is(200);

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> openWallet(amina, body).newKey().send().status() == 422);
    openWallet(amina, body).send().is(422, "not-allowed-for-type");
    Answer again = openWallet(amina, body).key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.text("id")).isEqualTo(walletId);
    admin.creditWallet(walletId, "10.00", "EUR").newKey().send().is(201);
    amina.send(walletId, brian.openWallet("EUR"), "10.00");
  }

  private Ask openWallet(Customer owner, ObjectNode body) {
    return owner.ask("createWallet", "POST", "/v1/wallets").json(body);
  }

  private String wallet(Customer owner, String type, String amount) {
    String id =
        openWallet(owner, Florin.JSON.createObjectNode().put("currency", "EUR").put("type", type))
            .send()
            .is(201)
            .text("id");
    admin.creditWallet(id, amount, "EUR").newKey().send().is(201);
    return id;
  }

  private Ask transfer(String type, String from, String to, String amount) {
    return amina.createTransfer(Customer.transfer(from, to, amount, "EUR").put("type", type));
  }

  /** Says that it is refused, and that the refusal can be read and is final. */
  private void frozen(Ask ask, String code) {
    Answer refused = ask.newKey().send();
    refused.is(422, code);
    JsonNode transfer = admin.getTransfer(refused.text("transferId")).send().is(200).body();
    assertThat(transfer.path("status").asText()).isEqualTo("REFUSED");
    assertThat(transfer.path("refusal").asText()).isEqualTo(code);
  }
}
