package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Paying back what came. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReversalsTest {
  private static final String ALL = "";
  private static final String NOBODYS_TRANSFER = "trf_" + "0".repeat(40);

  private final Florin florin;
  private final Customer admin;
  private final Customer amina;
  private final Customer brian;
  private String from = "";
  private String to = "";

  ReversalsTest(Florin florin) {
    this.florin = florin;
    admin = florin.admin();
    amina = florin.newCustomer();
    brian = florin.newCustomer();
  }

  @BeforeEach
  void twoWallets() {
    from = amina.openWallet("EUR", "100.00");
    to = brian.openWallet("EUR");
  }

  @Test
  void aReversalIsATransferOfItsOwnThatTheOriginalCounts() {
    String original = amina.send(from, to, "25.00").path("id").asText();
    String etag = amina.getTransfer(original).send().is(200).header("ETag").orElseThrow();

    Answer answer = brian.reverseTransfer(original, "10.00").newKey().send().is(201);

    JsonNode reversal = answer.body();
    assertThat(reversal.path("kind").asText()).isEqualTo("REVERSAL");
    assertThat(reversal.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(reversal.path("fromWalletId").asText()).isEqualTo(to);
    assertThat(reversal.path("toWalletId").asText()).isEqualTo(from);
    assertThat(reversal.at("/amount/amount").asText()).isEqualTo("10.00");
    assertThat(reversal.path("note").asText()).isEqualTo("Returned");
    assertThat(reversal.path("type").isNull()).isTrue();
    assertThat(amina.getTransfer(answer.text("id")).send().is(200).body()).isEqualTo(reversal);
    Answer seen = amina.getTransfer(original).with("If-None-Match", etag).send().is(200);
    assertThat(seen.body().at("/reversed/amount").asText()).isEqualTo("10.00");
    assertThat(seen.header("ETag")).isNotEmpty().isNotEqualTo(Optional.of(etag));
    amina.assertWallet(from, 4, "85.00");
    brian.assertWallet(to, 3, "15.00");
    assertThat(amina.statement(from).getLast().path("kind").asText()).isEqualTo("REVERSAL");
  }

  @Test
  void partsGoBackUntilNothingIsLeft() {
    String original = amina.send(from, to, "25.00").path("id").asText();

    brian.reverseTransfer(original, "10.00").newKey().send().is(201);
    brian.reverseTransfer(original, "15.01").newKey().send().is(422, "exceeds-original");
    admin.reverseTransfer(original, ALL).newKey().send().is(201);
    Answer refused = brian.reverseTransfer(original, ALL).newKey().send();
    refused.is(422, "exceeds-original");
    brian.reverseTransfer(original, "0.01").newKey().send().is(422, "exceeds-original");

    amina.assertWallet(from, 5, "100.00");
    brian.assertWallet(to, 4, "0.00");
    JsonNode frozen = brian.getTransfer(refused.text("transferId")).send().is(200).body();
    assertThat(frozen.path("status").asText()).isEqualTo("REFUSED");
    assertThat(frozen.path("kind").asText()).isEqualTo("REVERSAL");
    assertThat(frozen.path("refusal").asText()).isEqualTo("exceeds-original");
    assertThat(frozen.at("/amount/amount").asText()).isEqualTo("25.00");
  }

  @Test
  void aReversalThatIsSentAgainIsAnsweredAsTheFirstTime() {
    String original = amina.send(from, to, "25.00").path("id").asText();
    String key = UUID.randomUUID().toString();

    Answer first = brian.reverseTransfer(original, "10.00").key(key).send().is(201);
    Answer again = brian.reverseTransfer(original, "10.0").key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    brian.reverseTransfer(original, "11.00").key(key).send().is(422, "idempotency-key-reused");
    brian.reverseTransfer(original, ALL).key(key).send().is(422, "idempotency-key-reused");
    brian.assertWallet(to, 3, "15.00");
  }

  @Test
  void theFirstAnswerOfATransferIsToldWhateverHasGoneBackSince() {
    String key = UUID.randomUUID().toString();
    Answer first = amina.createTransfer(from, to, "25.00").key(key).send().is(201);
    brian.reverseTransfer(first.text("id"), ALL).newKey().send().is(201);

    Answer again = amina.createTransfer(from, to, "25.00").key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void whatThePayeeHasSpentCanNotGoBackAndTheRefusalIsForGood() {
    String original = amina.send(from, to, "25.00").path("id").asText();
    brian.send(to, brian.openWallet("EUR"), "20.00");
    String key = UUID.randomUUID().toString();

    Answer refused = brian.reverseTransfer(original, ALL).key(key).send();
    refused.is(422, "insufficient-funds");
    florin.admin().creditWallet(to, "50.00", "EUR").newKey().send().is(201);
    Answer again = brian.reverseTransfer(original, ALL).key(key).send();
    again.is(422, "insufficient-funds");
    assertThat(again.isReplay()).isTrue();
    assertThat(again.bodyWithoutTrace()).isEqualTo(refused.bodyWithoutTrace());
    brian.reverseTransfer(original, ALL).newKey().send().is(201);
  }

  @Test
  void whoMayReverseIsThePayeeAndAnAdmin() {
    String original = amina.send(from, to, "25.00").path("id").asText();
    Customer stranger = florin.newCustomer();

    amina.reverseTransfer(original, ALL).newKey().send().is(403, "forbidden");
    Answer others = stranger.reverseTransfer(original, ALL).newKey().send().is(404, "not-found");
    Answer nobodys =
        stranger.reverseTransfer(NOBODYS_TRANSFER, ALL).newKey().send().is(404, "not-found");
    assertThat(others.bodyWithoutTrace()).isEqualTo(nobodys.bodyWithoutTrace());
    stranger.reverseTransfer("nonsense", ALL).newKey().send().is(404, "not-found");
    florin
        .ask("reverseTransfer", "POST", "/v1/transfers/" + original + "/reversals")
        .send()
        .is(401, "unauthenticated");
    admin.reverseTransfer(original, "1.00").newKey().send().is(201);
    brian.assertWallet(to, 3, "24.00");
  }

  @Test
  void onlyPaymentsThatWereCompletedAreReversible() {
    String original = amina.send(from, to, "25.00").path("id").asText();
    String reversal = brian.reverseTransfer(original, "1.00").newKey().send().is(201).text("id");
    String refused =
        amina
            .createTransfer(from, to, "1000.00")
            .newKey()
            .send()
            .is(422, "insufficient-funds")
            .text("transferId");
    String credit = admin.creditWallet(from, "1.00", "EUR").newKey().send().is(201).text("id");
    String debit = admin.debitWallet(from, "1.00", "EUR").newKey().send().is(201).text("id");
    String deposit = amina.createDeposit(from, "1.00").newKey().send().is(202).text("id");
    String withdrawal = amina.createWithdrawal(from, "1.00").newKey().send().is(202).text("id");

    for (String other : List.of(reversal, refused, credit, debit, deposit, withdrawal)) {
      Answer answer = admin.reverseTransfer(other, ALL).newKey().send().is(422, "not-reversible");
      assertThat(admin.getTransfer(answer.text("transferId")).send().is(200).text("refusal"))
          .isEqualTo("not-reversible");
    }
    amina.reverseTransfer(credit, ALL).newKey().send().is(422, "not-reversible");
    amina.reverseTransfer(withdrawal, ALL).newKey().send().is(403, "forbidden");
    brian.reverseTransfer(refused, ALL).newKey().send().is(404, "not-found");
    String hold = amina.placeHold(from, to, "1.00");
    admin
        .reverseTransfer("trf_" + hold.substring("hld_".length()), ALL)
        .newKey()
        .send()
        .is(404, "not-found");
  }

  @Test
  void aCaptureIsReversedLikeATransfer() {
    String hold = amina.placeHold(from, to, "30.00");
    String capture = brian.captureHold(hold, "20.00").newKey().send().is(201).text("id");

    brian.reverseTransfer(capture, "5.00").newKey().send().is(201);

    amina.assertBalance(from, "85.00", "10.00", "75.00");
    JsonNode seen = amina.getHold(hold).send().is(200).body();
    assertThat(seen.at("/captured/amount").asText()).isEqualTo("20.00");
  }

  @Test
  void theFormIsLookedAtFirst() {
    String original = amina.send(from, to, "25.00").path("id").asText();
    String path = "/v1/transfers/" + original + "/reversals";
    ObjectNode dollars = Florin.JSON.createObjectNode().put("reason", "Returned");
    dollars.putObject("amount").put("amount", "1.00").put("currency", "USD");
    ObjectNode nobodyKnowsWhy = Florin.JSON.createObjectNode();

    brian
        .ask("reverseTransfer", "POST", path)
        .newKey()
        .json(nobodyKnowsWhy)
        .send()
        .faults("reason", "required");
    brian.reverseTransfer(original, "0.00").newKey().send().faults("amount.amount", "not-positive");
    brian
        .reverseTransfer(original, "0.001")
        .newKey()
        .send()
        .faults("amount.amount", "too-many-decimals");
    brian.reverseTransfer(original, ALL).send().is(400, "idempotency-key-missing");
    brian
        .ask("reverseTransfer", "POST", path)
        .newKey()
        .json(dollars)
        .send()
        .is(422, "currency-mismatch");
    brian
        .ask("reverseTransfer", "POST", path)
        .newKey()
        .json(nobodyKnowsWhy.put("reason", "x".repeat(201)))
        .send()
        .faults("reason", "too-long");
    brian.assertWallet(to, 2, "25.00");
  }
}
