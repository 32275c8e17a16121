package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command happens once, and every repetition gets the first answer. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {
  private final Florin florin;
  private final Customer amina;
  private String from = "";
  private String to = "";
  private String key = "";

  IdempotencyTest(Florin florin) {
    this.florin = florin;
    amina = florin.newCustomer();
  }

  @BeforeEach
  void openWallets() {
    from = amina.openWallet("EUR", "100.00");
    to = amina.openWallet("EUR");
    key = UUID.randomUUID().toString();
  }

  @Test
  void aRepetitionGetsTheSameAnswerWhateverHasHappenedSince() {
    Answer first = amina.createTransfer(from, to, "25.00").key(key).send().is(201);
    amina.send(to, from, "20.00");

    Answer again = amina.createTransfer(from, to, "25.00").key(key).send().is(201);

    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    amina.assertWallet(from, 4, "95.00");
  }

  @Test
  void aRefusalIsForEver() {
    Answer first =
        amina.createTransfer(from, to, "150.00").key(key).send().is(422, "insufficient-funds");
    assertThat(first.isReplay()).isFalse();
    florin.admin().creditWallet(from, "500.00", "EUR").newKey().send().is(201);

    Answer again =
        amina.createTransfer(from, to, "150.00").key(key).send().is(422, "insufficient-funds");

    assertThat(again.isReplay()).isTrue();
    assertThat(again.bodyWithoutTrace()).isEqualTo(first.bodyWithoutTrace());
    assertThat(again.text("traceId")).isNotEqualTo(first.text("traceId"));
    amina.assertWallet(from, 3, "600.00");
    amina.createTransfer(from, to, "150.00").newKey().send().is(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0", "25.00", "\"25\"", "\"25.0\"", "\"25.00\""})
  void theSameAmountIsTheSameRequestHoweverItIsWritten(String amount) {
    amina.createTransfer(from, to, "25.00").key(key).send().is(201);
    String body =
        Customer.transfer(from, to, "AMOUNT", "EUR").toString().replace("\"AMOUNT\"", amount);

    Answer again =
        amina.ask("createTransfer", "POST", "/v1/transfers").key(key).json(body).send().is(201);

    assertThat(again.isReplay()).isTrue();
    amina.assertWallet(from, 3, "75.00");
  }

  @Test
  void aNullFieldAndAnotherOrderOfFieldsAreTheSameRequest() {
    Answer first = amina.createTransfer(from, to, "25.00").key(key).send().is(201);
    String body =
        """
        { "note": null, "channel": null, "metadata": null, "externalReference": null,
          "type": "TRANSFER",
          "amount": {"currency": "EUR", "amount": "25.00"}, "toWalletId": "%s", "fromWalletId": "%s" }
        """
            .formatted(to, from);

    Answer again =
        amina.ask("createTransfer", "POST", "/v1/transfers").key(key).json(body).send().is(201);

    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void anyOtherBodyUnderTheKeyIsRefusedAndChangesNothing() {
    ObjectNode first = Customer.transfer(from, to, "25.00", "EUR").put("note", "Lunch");
    amina.createTransfer(first).key(key).send().is(201);

    reused(first.deepCopy().put("note", "lunch"));
    reused(first.deepCopy().put("channel", "WEB"));
    reused(first.deepCopy().put("externalReference", "x"));
    reused(first.deepCopy().put("toWalletId", amina.openWallet("EUR")));
    ObjectNode metadata = first.deepCopy();
    metadata.putObject("metadata").put("a", "b");
    reused(metadata);
    ObjectNode amount = first.deepCopy();
    amount.withObject("amount").put("amount", "25.01");
    reused(amount);
    amina.createWallet("EUR").key(key).send().is(422, "idempotency-key-reused");
    amina.assertWallet(from, 3, "75.00");
    assertThat(amina.createTransfer(first).key(key).send().is(201).isReplay()).isTrue();
  }

  @Test
  void aRefusalUnderTheKeyIsNoExcuseForAnotherBody() {
    amina.createTransfer(from, to, "150.00").key(key).send().is(422, "insufficient-funds");

    amina.createTransfer(from, to, "15.00").key(key).send().is(422, "idempotency-key-reused");
    amina.assertWallet(from, 2, "100.00");
  }

  @Test
  void theKeysOfDifferentCallersAreDifferent() {
    Customer brian = florin.newCustomer();
    String brians = brian.openWallet("EUR", "30.00");

    amina.createTransfer(from, to, "25.00").key(key).send().is(201);
    assertThat(brian.createTransfer(brians, to, "25.00").key(key).send().is(201).isReplay())
        .isFalse();
    amina.assertWallet(to, 3, "50.00");
  }

  @Test
  void aRequestThatWasNotUnderstoodLeavesTheKeyFree() {
    amina.createTransfer(from, to, "-25.00").key(key).send().is(400, "validation-failed");

    assertThat(amina.createTransfer(from, to, "25.00").key(key).send().is(201).isReplay())
        .isFalse();
  }

  @Test
  void whereMoneyMovesAKeyIsRequired() {
    amina.createTransfer(from, to, "25.00").send().is(400, "idempotency-key-missing");
    florin.admin().creditWallet(from, "1.00", "EUR").send().is(400, "idempotency-key-missing");
    florin.admin().debitWallet(from, "1.00", "EUR").send().is(400, "idempotency-key-missing");
    amina.assertWallet(from, 2, "100.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\there"})
  void aKeyOfOtherCharactersIsInvalid(String invalid) {
    amina.createTransfer(from, to, "25.00").key(invalid).send().is(400, "idempotency-key-invalid");
  }

  @Test
  void aKeyHas255CharactersAtMost() {
    String longest = key + "k".repeat(255 - key.length());

    amina
        .createTransfer(from, to, "25.00")
        .key(longest + "k")
        .send()
        .is(400, "idempotency-key-invalid");
    amina.createTransfer(from, to, "25.00").key(longest).send().is(201);
    amina.createTransfer(from, to, "1.00").key("!" + key + "~\"#%{}").send().is(201);
  }

  private void reused(ObjectNode body) {
    amina.createTransfer(body).key(key).send().is(422, "idempotency-key-reused");
  }
}
