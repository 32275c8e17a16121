package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many payments that are asked for together. */
@ExtendWith(RunningFlorin.class)
class TransferBatchesTest {
  private final Florin florin;
  private final Customer amina;
  private final Customer chidi;

  TransferBatchesTest(Florin florin) {
    this.florin = florin;
    amina = florin.newCustomer();
    chidi = florin.newCustomer();
  }

  @Test
  void thirtyArePaidOneByOneAndEachIsATransferThatBothSidesSee() {
    String from = amina.openWallet("EUR", "100.00");
    List<String> payees = wallets(30);

    Answer accepted =
        amina.createTransferBatch(Customer.transferBatch(from, payees, "2.50")).newKey().send();
    assertThat(accepted.is(202).text("status")).isEqualTo("PENDING");
    assertThat(accepted.header("ETag")).isEmpty();
    assertThat(accepted.text("fromWalletId")).isEqualTo(from);
    assertThat(accepted.body().path("items"))
        .hasSize(30)
        .allSatisfy(
            item ->
                assertThat(List.of(item.path("status").asText(), item.path("transferId").asText()))
                    .containsExactly("PENDING", "null"));

    JsonNode batch = amina.carriedOut(accepted);
    assertThat(batch.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(batch.path("completedAt").isNull()).isFalse();
    assertThat(statuses(batch)).hasSize(30).containsOnly("COMPLETED");
    amina.assertWallet(from, 32, "25.00");
    JsonNode item = batch.path("items").path(7);
    for (Customer side : List.of(amina, chidi)) {
      Answer transfer = side.getTransfer(item.path("transferId").asText()).send().is(200);
      assertThat(transfer.text("fromWalletId")).isEqualTo(from);
      assertThat(transfer.text("toWalletId")).isEqualTo(payees.get(7));
      assertThat(transfer.text("kind") + " " + transfer.text("type"))
          .isEqualTo("TRANSFER TRANSFER");
    }
    chidi.assertWallet(payees.get(29), 2, "2.50");
    List<JsonNode> statement = amina.statement(from);
    Statements.assertSound(statement);
    assertThat(statement.subList(2, 32))
        .extracting(entry -> entry.path("counterparty").asText())
        .containsExactlyElementsOf(payees);
  }

  @Test
  void fiveHundredWithTheLongestNotesArePaid() {
    String from = amina.openWallet("EUR", "600.00");
    List<String> payees = wallets(500);
    ObjectNode body = Customer.transferBatch(from, payees, "1.00");
    String note = "🎟".repeat(140);
    body.path("items").forEach(item -> ((ObjectNode) item).put("note", note));

    JsonNode batch = amina.carriedOut(amina.createTransferBatch(body).newKey().send());

    assertThat(statuses(batch)).hasSize(500).containsOnly("COMPLETED");
    assertThat(batch.path("items").path(499).path("note").asText()).isEqualTo(note);
    amina.assertWallet(from, 502, "100.00");
    chidi.assertWallet(payees.get(250), 2, "1.00");
  }

  @Test
  void anItemThatIsRefusedDoesNotKeepTheOthersFromBeingPaid() {
    String from = amina.openWallet("EUR", "100.00");
    List<String> payees = new ArrayList<>(wallets(4));
    payees.add(chidi.openWallet("USD"));
    payees.add(from);
    payees.add("wal_01kaj9z7c5e3g1h9j7k5m3n1p8");
    payees.add("wal_system_FEES_EUR_0");
    ObjectNode body = Customer.transferBatch(from, payees, "40.00");
    ((ObjectNode) body.path("items").path(3).path("amount")).put("amount", "20.00");

    JsonNode batch = amina.carriedOut(amina.createTransferBatch(body).newKey().send());

    assertThat(outcomes(batch))
        .containsExactly(
            "COMPLETED null",
            "COMPLETED null",
            "REFUSED insufficient-funds",
            "COMPLETED null",
            "REFUSED currency-mismatch",
            "REFUSED same-wallet",
            "REFUSED not-found",
            "REFUSED not-found");
    amina.assertWallet(from, 5, "0.00");
    String refused = batch.path("items").path(2).path("transferId").asText();
    assertThat(amina.getTransfer(refused).send().is(200).text("refusal"))
        .isEqualTo("insufficient-funds");
    chidi.getTransfer(refused).send().is(404, "not-found");
  }

  @Test
  void anAtomicBatchIsDoneBeforeTheAnswer() {
    String from = amina.openWallet("EUR", "100.00");
    List<String> payees = wallets(33);
    ObjectNode body = Customer.transferBatch(from, payees, "3.00").put("atomic", true);
    String key = UUID.randomUUID().toString();

    Answer done = amina.createTransferBatch(body).key(key).send();

    assertThat(done.is(202).text("status")).isEqualTo("COMPLETED");
    assertThat(done.header("ETag")).contains("\"1\"");
    assertThat(outcomes(done.body())).hasSize(33).containsOnly("COMPLETED null");
    amina.assertWallet(from, 35, "1.00");
    chidi.assertWallet(payees.get(32), 2, "3.00");
    String transfer = done.body().path("items").path(0).path("transferId").asText();
    assertThat(chidi.getTransfer(transfer).send().is(200).text("status")).isEqualTo("COMPLETED");
    assertThat(amina.getTransferBatch(done.text("id")).send().is(200).body())
        .isEqualTo(done.body());

    Answer again = amina.createTransferBatch(body).key(key).send();
    assertThat(again.is(202).isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(done.body());
    amina.assertWallet(from, 35, "1.00");
  }

  @Test
  void anAtomicBatchOfWhichOneItemCantBePaidMovesNothingForEver() {
    String from = amina.openWallet("EUR", "100.00");
    List<String> payees = wallets(3);
    ObjectNode body = Customer.transferBatch(from, payees, "40.00").put("atomic", true);
    String key = UUID.randomUUID().toString();

    Answer refused = amina.createTransferBatch(body).key(key).send();

    assertThat(refused.is(202).text("status")).isEqualTo("REFUSED");
    assertThat(outcomes(refused.body()))
        .containsExactly("REFUSED null", "REFUSED null", "REFUSED insufficient-funds");
    amina.assertWallet(from, 2, "100.00");
    florin.admin().creditWallet(from, "100.00", "EUR").newKey().send().is(201);
    Answer again = amina.createTransferBatch(body).key(key).send();
    assertThat(again.is(202).isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(refused.body());
    assertThat(amina.getTransferBatch(refused.text("id")).send().is(200).body())
        .isEqualTo(refused.body());
    amina.assertWallet(from, 3, "200.00");
  }

  @Test
  void anAtomicBatchThatOneTransactionDoesNotHoldIsRefusedAndCanBeRead() {
    String from = amina.openWallet("EUR", "100.00");
    ObjectNode body = Customer.transferBatch(from, wallets(34), "1.00").put("atomic", true);
    String key = UUID.randomUUID().toString();

    Answer refused = amina.createTransferBatch(body).key(key).send().is(422, "batch-too-large");

    Answer again = amina.createTransferBatch(body).key(key).send().is(422, "batch-too-large");
    assertThat(again.isReplay()).isTrue();
    assertThat(again.bodyWithoutTrace()).isEqualTo(refused.bodyWithoutTrace());
    JsonNode batch = amina.getTransferBatch(refused.text("batchId")).send().is(200).body();
    assertThat(batch.path("status").asText()).isEqualTo("REFUSED");
    assertThat(outcomes(batch)).containsOnly("REFUSED null");
    amina.assertWallet(from, 2, "100.00");
  }

  @Test
  void aRepetitionGetsTheFirstAnswerAndTheKeyStandsForThatBatchAlone() {
    String from = amina.openWallet("EUR", "100.00");
    List<String> payees = wallets(2);
    ObjectNode body = Customer.transferBatch(from, payees, "1.00");
    String key = UUID.randomUUID().toString();
    Answer first = amina.createTransferBatch(body).key(key).send();
    amina.carriedOut(first);

    ObjectNode alike = Customer.transferBatch(from, payees, "1").put("atomic", false);
    alike.path("items").forEach(item -> ((ObjectNode) item).putNull("note"));
    Answer again = amina.createTransferBatch(alike).key(key).send();
    assertThat(again.is(202).isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());

    ObjectNode other = body.deepCopy();
    ((ObjectNode) other.path("items").path(1)).put("note", "More");
    for (ObjectNode different :
        List.of(
            other,
            body.deepCopy().put("atomic", true),
            Customer.transferBatch(from, payees.subList(0, 1), "1.00"),
            Customer.transferBatch(from, payees.reversed(), "1.00"))) {
      amina.createTransferBatch(different).key(key).send().is(422, "idempotency-key-reused");
    }
    amina
        .createTransfer(from, payees.getFirst(), "1.00")
        .key(key)
        .send()
        .is(422, "idempotency-key-reused");
    amina.assertWallet(from, 4, "98.00");
  }

  @Test
  void whatIsNoBatchIsRefusedNamingTheItem() {
    String from = amina.openWallet("EUR", "100.00");
    List<String> payees = wallets(3);
    List<String> twice = List.of(payees.get(0), payees.get(1), payees.get(2), payees.get(1));

    asked(Customer.transferBatch(from, List.of(), "1.00")).faults("items", "too-few");
    asked(
            Customer.transferBatch(
                from, IntStream.range(0, 501).mapToObj(i -> payees.getFirst()).toList(), "1.00"))
        .faults("items", "too-many");
    asked(Customer.transferBatch(from, twice, "1.00")).faults("items[3].toWalletId", "repeated");
    asked(Customer.transferBatch(from, List.of(payees.get(0), "wal_nobody"), "1.00"))
        .faults("items[1].toWalletId", "invalid-format");
    asked(Customer.transferBatch(from, payees, "0.00"))
        .faults("items[0].amount.amount", "not-positive");
    ObjectNode badNote = Customer.transferBatch(from, payees, "1.00");
    ((ObjectNode) badNote.path("items").path(2)).put("note", "x".repeat(141));
    asked(badNote).faults("items[2].note", "too-long");
    ObjectNode unknown = Customer.transferBatch(from, payees, "1.00");
    ((ObjectNode) unknown.path("items").path(0)).put("type", "TRANSFER");
    asked(unknown).faults("items[0].type", "unknown-field");
    amina
        .createTransferBatch(Customer.transferBatch(from, payees, "1.00"))
        .send()
        .is(400, "idempotency-key-missing");
    amina.assertWallet(from, 2, "100.00");
  }

  private Answer asked(ObjectNode body) {
    return amina.createTransferBatch(body).newKey().send();
  }

  @Test
  void onlyWhoMayPayFindsTheWalletAndOnlyThePayerFindsTheBatch() {
    String from = amina.openWallet("EUR", "100.00");
    ObjectNode body = Customer.transferBatch(from, wallets(1), "1.00");
    florin
        .ask("createTransferBatch", "POST", "/v1/transfer-batches")
        .json(body)
        .key("anybody")
        .send()
        .is(401, "unauthenticated");
    for (boolean atomic : new boolean[] {false, true}) {
      ObjectNode asked = body.deepCopy().put("atomic", atomic);
      chidi.createTransferBatch(asked).newKey().send().is(404, "not-found");
      for (String nobody : List.of("wal_nobody", "wal_system_OUTSIDE_EUR_0")) {
        ObjectNode fromNobody = asked.deepCopy().put("fromWalletId", nobody);
        florin.admin().createTransferBatch(fromNobody).newKey().send().is(404, "not-found");
      }
    }
    Answer byAdmin = florin.admin().createTransferBatch(body).newKey().send();
    String id = byAdmin.is(202).text("id");

    florin.admin().carriedOut(byAdmin);
    Answer seen = amina.getTransferBatch(id).send().is(200);
    assertThat(seen.header("ETag")).contains("\"2\"");
    amina.getTransferBatch(id).with("If-None-Match", "\"2\"").send().is(304);
    amina.getTransferBatch(id).with("If-None-Match", "\"1\"").send().is(200);
    chidi.getTransferBatch(id).send().is(404, "not-found");
    amina.getTransferBatch("bat_nothing").send().is(404, "not-found");
    amina.getTransferBatch(id.replace("bat_", "trf_")).send().is(404, "not-found");
    amina.getTransfer(id.replace("bat_", "trf_")).send().is(404, "not-found");
  }

  @Test
  void batchesAndTransfersFromOneWalletAtOnceAddUpToTheCent() {
    String from = amina.openWallet("EUR", "150.00");
    List<String> payees = wallets(80);

    List<List<JsonNode>> paid =
        AtOnce.callers(
            8,
            caller ->
                switch (caller % 4) {
                  case 0, 1 ->
                      List.of(
                          amina.carriedOut(
                              lasting(
                                  amina
                                      .createTransferBatch(
                                          Customer.transferBatch(from, payees, "0.71"))
                                      .key("batch-" + from + caller))));
                  case 2 ->
                      List.of(
                          lasting(
                                  amina
                                      .createTransferBatch(
                                          Customer.transferBatch(
                                                  from, payees.subList(0, 10), "0.37")
                                              .put("atomic", true))
                                      .key("atomic-" + from + caller))
                              .is(202)
                              .body());
                  default ->
                      IntStream.range(0, 10)
                          .mapToObj(
                              count ->
                                  lasting(
                                          amina
                                              .createTransfer(from, payees.get(count), "0.13")
                                              .key(from + caller + "-" + count))
                                      .body())
                          .toList();
                });

    BigDecimal moved = new BigDecimal(0);
    for (JsonNode answer : paid.stream().flatMap(List::stream).toList()) {
      if (answer.has("items")) {
        for (JsonNode item : answer.path("items")) {
          moved = moved.add(amountIfCompleted(item));
        }
      } else {
        moved = moved.add(amountIfCompleted(answer));
      }
    }
    BigDecimal received =
        payees.stream()
            .map(payee -> new BigDecimal(chidi.balance(payee)))
            .reduce(new BigDecimal(0), BigDecimal::add);
    assertThat(received).isEqualByComparingTo(moved);
    assertThat(new BigDecimal(amina.balance(from)))
        .isEqualByComparingTo(new BigDecimal("150.00").subtract(moved))
        .isNotNegative();
    Statements.assertSound(amina.statement(from));
  }

  private static BigDecimal amountIfCompleted(JsonNode payment) {
    return payment.path("status").asText().equals("COMPLETED")
        ? new BigDecimal(payment.at("/amount/amount").asText())
        : new BigDecimal(0);
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

  private List<String> wallets(int count) {
    return IntStream.range(0, count).mapToObj(number -> chidi.openWallet("EUR")).toList();
  }

  private static List<String> statuses(JsonNode batch) {
    return ((ArrayNode) batch.path("items"))
        .valueStream()
        .map(item -> item.path("status").asText())
        .toList();
  }

  private static List<String> outcomes(JsonNode batch) {
    return ((ArrayNode) batch.path("items"))
        .valueStream()
        .map(item -> item.path("status").asText() + " " + item.path("refusal").asText())
        .toList();
  }
}
