package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending money, and the rules of money that refuse it. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransfersTest {
  private static final String NOBODYS_WALLET = "wal_01kaj9z7c5e3g1h9j7k5m3n1p8";

  private final Florin florin;
  private final Customer amina;
  private final Customer brian;
  private String from = "";
  private String to = "";

  TransfersTest(Florin florin) {
    this.florin = florin;
    amina = florin.newCustomer();
    brian = florin.newCustomer();
  }

  @BeforeEach
  void openWallets() {
    from = amina.openWallet("EUR", "100.00");
    to = brian.openWallet("EUR");
  }

  @Test
  void aTransferTellsAllThatWasSaid() {
    String reference = "order-" + UUID.randomUUID();
    ObjectNode body =
        Customer.transfer(from, to, "25.00", "EUR")
            .put("type", "TRANSFER")
            .put("channel", "KIOSK")
            .put("note", "Lunch \"für\" zwei 😀")
            .put("externalReference", reference);
    body.putObject("metadata").put("table", "12").put("waiter", "Chidi");

    Answer answer = amina.createTransfer(body).newKey().send().is(201);

    JsonNode transfer = answer.body();
    assertThat(transfer.path("kind").asText()).isEqualTo("TRANSFER");
    assertThat(transfer.path("status").asText()).isEqualTo("COMPLETED");
    for (String field :
        new String[] {
          "fromWalletId",
          "toWalletId",
          "amount",
          "type",
          "channel",
          "note",
          "externalReference",
          "metadata"
        }) {
      assertThat(transfer.path(field)).isEqualTo(body.path(field));
    }
    assertThat(transfer.at("/fee/amount").asText()).isEqualTo("0.00");
    assertThat(transfer.at("/reversed/amount").asText()).isEqualTo("0.00");
    assertThat(transfer.path("completedAt")).isEqualTo(transfer.path("createdAt"));
    assertThat(transfer.path("legs").isNull()).isTrue();
    assertThat(answer.header("ETag")).isPresent();
    assertThat(answer.isReplay()).isFalse();
    amina.assertWallet(from, 3, "75.00");
    brian.assertWallet(to, 2, "25.00");
  }

  @Test
  void whatWasNotSaidIsNull() {
    JsonNode transfer = amina.send(from, to, "1.00");

    for (String field : new String[] {"channel", "note", "externalReference", "metadata"}) {
      assertThat(transfer.path(field).isNull()).as(field).isTrue();
    }
    assertThat(transfer.path("type").asText()).isEqualTo("TRANSFER");
  }

  @Test
  void bothSidesAndAdminsSeeATransferAndNobodyElseDoes() {
    JsonNode transfer = amina.send(from, to, "25.00");
    String id = transfer.path("id").asText();

    assertThat(amina.getTransfer(id).send().is(200).body()).isEqualTo(transfer);
    assertThat(brian.getTransfer(id).send().is(200).body()).isEqualTo(transfer);
    JsonNode legs = florin.admin().getTransfer(id).send().is(200).body().path("legs");
    assertThat(legs)
        .extracting(leg -> leg.path("walletId").asText() + " " + leg.at("/amount/amount").asText())
        .containsExactly(from + " -25.00", to + " 25.00");
    Customer stranger = florin.newCustomer();
    Answer others = stranger.getTransfer(id).send().is(404, "not-found");
    Answer nobodys = stranger.getTransfer("trf_" + "0".repeat(40)).send().is(404, "not-found");
    assertThat(others.bodyWithoutTrace()).isEqualTo(nobodys.bodyWithoutTrace());
  }

  @Test
  void whoKnowsTheTransferIsToldThatNothingHasChanged() {
    String id = amina.send(from, to, "25.00").path("id").asText();
    String etag = amina.getTransfer(id).send().is(200).header("ETag").orElseThrow();

    amina.getTransfer(id).with("If-None-Match", etag).send().is(304);
    amina.getTransfer(id).with("If-None-Match", "\"other\"").send().is(200);
  }

  @Test
  void theIdOfAnotherCommandIsNoTransfer() {
    String key = UUID.randomUUID().toString();
    amina.createWallet("EUR").key(key).send().is(201);
    String command = Statements.sha256(key).substring(0, 40);

    amina.getTransfer("trf_" + command).send().is(404, "not-found");
  }

  @Test
  void aRefusedTransferIsReadByThePayerAndNotByThePayee() {
    Answer refused =
        amina.createTransfer(from, to, "100.01").newKey().send().is(422, "insufficient-funds");
    String id = refused.text("transferId");

    JsonNode transfer = amina.getTransfer(id).send().is(200).body();
    assertThat(transfer.path("status").asText()).isEqualTo("REFUSED");
    assertThat(transfer.path("refusal").asText()).isEqualTo("insufficient-funds");
    assertThat(transfer.path("completedAt").isNull()).isTrue();
    brian.getTransfer(id).send().is(404, "not-found");
    assertThat(florin.admin().getTransfer(id).send().is(200).body().path("legs")).isEmpty();
    amina.assertWallet(from, 2, "100.00");
    brian.assertWallet(to, 1, "0.00");
  }

  @Test
  void theWholeBalanceCanBeSentAndNotACentMore() {
    amina.send(from, to, "100.00");

    amina.createTransfer(from, to, "0.01").newKey().send().is(422, "insufficient-funds");
    amina.assertWallet(from, 3, "0.00");
  }

  @Test
  void aWalletDoesNotPayItself() {
    amina.createTransfer(from, from, "1.00").newKey().send().is(422, "same-wallet");
    amina.assertWallet(from, 2, "100.00");
  }

  @Test
  void allIsOfOneCurrency() {
    String dollars = brian.openWallet("USD");

    amina.createTransfer(from, dollars, "1.00").newKey().send().is(422, "currency-mismatch");
    amina
        .createTransfer(Customer.transfer(from, to, "1.00", "USD"))
        .newKey()
        .send()
        .is(422, "currency-mismatch");
    amina
        .createTransfer(Customer.transfer(from, dollars, "1.00", "USD"))
        .newKey()
        .send()
        .is(422, "currency-mismatch");
  }

  @Test
  void ofSeveralReasonsTheCurrencyGoesBeforeTheLimitAndTheLimitBeforeTheFunds() {
    String dollars = brian.openWallet("USD");

    amina
        .createTransfer(from, dollars, "99999999999.00")
        .newKey()
        .send()
        .is(422, "currency-mismatch");
    amina.createTransfer(from, to, "99999999999.00").newKey().send().is(422, "amount-out-of-range");
    amina.createTransfer(from, to, "10000000000.00").newKey().send().is(422, "insufficient-funds");
    amina.createTransfer(from, to, "10000000000.01").newKey().send().is(422, "amount-out-of-range");
  }

  @Test
  void fromAWalletOfSomebodyElseNothingCanBeSent() {
    Answer others = brian.createTransfer(from, to, "1.00").newKey().send().is(404, "not-found");
    Answer nobodys =
        brian.createTransfer(NOBODYS_WALLET, to, "1.00").newKey().send().is(404, "not-found");

    assertThat(others.bodyWithoutTrace()).isEqualTo(nobodys.bodyWithoutTrace());
    amina.assertWallet(from, 2, "100.00");
  }

  @Test
  void anAdminSendsFromAnyWallet() {
    JsonNode transfer = florin.admin().send(from, to, "1.00");

    assertThat(transfer.path("legs")).hasSize(2);
    amina.assertWallet(from, 3, "99.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {NOBODYS_WALLET, "nonsense", "", "wal_system_ADJUSTMENTS_EUR_0"})
  void intoAWalletThatDoesNotExistNothingCanBeSent(String nowhere) {
    amina.createTransfer(from, nowhere, "1.00").newKey().send().is(404, "not-found");
    amina.createTransfer(nowhere, to, "1.00").newKey().send().is(404, "not-found");
    amina.assertWallet(from, 2, "100.00");
  }

  @Test
  void aWalletThatDoesNotExistLeavesTheKeyFree() {
    String key = UUID.randomUUID().toString();

    amina.createTransfer(from, NOBODYS_WALLET, "1.00").key(key).send().is(404, "not-found");
    assertThat(amina.createTransfer(from, to, "1.00").key(key).send().is(201).isReplay()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"JPY, 250", "KWD, 0.001", "EUR, 0.01"})
  void theSmallestUnitsOfACurrencyCanBeSent(String currency, String amount) {
    String payer = amina.openWallet(currency, amount);
    String payee = brian.openWallet(currency);

    amina.createTransfer(Customer.transfer(payer, payee, amount, currency)).newKey().send().is(201);
    brian.assertWallet(payee, 2, amount);
  }

  @Test
  void anExternalReferenceNamesOneTransferOfACaller() {
    String reference = "order-" + UUID.randomUUID();
    ObjectNode body =
        Customer.transfer(from, to, "1.00", "EUR").put("externalReference", reference);
    String key = UUID.randomUUID().toString();
    Answer first = amina.createTransfer(body).key(key).send().is(201);

    amina.createTransfer(body).newKey().send().is(409, "external-reference-taken");
    Answer again = amina.createTransfer(body).key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    amina.assertWallet(from, 3, "99.00");
    String brians = brian.openWallet("EUR", "5.00");
    brian
        .createTransfer(
            Customer.transfer(brians, to, "1.00", "EUR").put("externalReference", reference))
        .newKey()
        .send()
        .is(201);
  }

  @Test
  void aRefusedTransferLeavesItsExternalReferenceFree() {
    String reference = "order-" + UUID.randomUUID();
    ObjectNode body =
        Customer.transfer(from, to, "500.00", "EUR").put("externalReference", reference);
    amina.createTransfer(body).newKey().send().is(422, "insufficient-funds");

    body.withObject("amount").put("amount", "5.00");
    amina.createTransfer(body).newKey().send().is(201);
  }

  @Test
  void aTakenReferenceLeavesTheKeyFree() {
    String reference = "order-" + UUID.randomUUID();
    ObjectNode body =
        Customer.transfer(from, to, "1.00", "EUR").put("externalReference", reference);
    amina.createTransfer(body).newKey().send().is(201);
    String key = UUID.randomUUID().toString();
    amina.createTransfer(body).key(key).send().is(409, "external-reference-taken");

    amina.createTransfer(body.put("externalReference", reference + "b")).key(key).send().is(201);
  }
}
