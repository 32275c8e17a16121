package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.functions.EmbeddedGateway;
import io.florin.functions.catalogue.CreateTransactionType;
import io.florin.functions.http.Json;
import io.florin.functions.settlement.SettlementEvents;
import io.florin.functions.transfer.CreateDeposit;
import io.florin.functions.transfer.CreateTransfer;
import io.florin.functions.transfer.CreateTransferBatch;
import io.florin.functions.transfer.CreateWithdrawal;
import io.florin.functions.transfer.GetTransfer;
import io.florin.functions.transfer.GetTransferBatch;
import io.florin.functions.transfer.ListTransfers;
import io.florin.functions.transfer.ReverseTransfer;
import io.florin.functions.wallet.GetWallet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransferCostTest extends CostTest {
  static final CostRow TO_A_BUSY_WALLET =
      row(
              "createTransfer",
              "to a wallet that receives in batches",
              Usage.of(3, 6, 0, 2, 2, 2).ringing(1),
              scene -> transferring(scene, scene.merchant()))
          .sideBySide(2);

  static final List<CostRow> ROWS =
      List.of(
          row(
                  "createTransfer",
                  "",
                  Usage.of(3, 6, 0, 2, 2, 2),
                  scene -> transferring(scene, scene.empty()))
              .sideBySide(2),
          row(
                  "createTransfer",
                  "sent again",
                  Usage.of(3, 6, 0, 2, 2, 0),
                  scene -> {
                    CostRequest request = scene.transfer(scene.rich(), scene.empty(), "25.00");
                    request.expect(201);
                    return () ->
                        assertThat(request.expect(201).headers().has("Idempotent-Replayed"))
                            .isTrue();
                  })
              .sideBySide(2),
          row(
                  "createTransfer",
                  "refused",
                  Usage.of(1, 1, 0, 2, 2, 0),
                  scene -> {
                    CostRequest request = scene.transfer(scene.rich(), scene.empty(), "10000.01");
                    return () -> request.expect(422);
                  })
              .sideBySide(2),
          row(
                  "createTransfer",
                  "with a fee",
                  Usage.of(4, 8, 0, 3, 2, 3),
                  scene -> {
                    String type = scene.once("type with a fee", () -> typeWithFee(scene));
                    ObjectNode body =
                        CostScene.transferBody(scene.rich(), scene.empty(), "25.00")
                            .put("type", type);
                    return () -> scene.payer(CreateTransfer.class).body(body).expect(201);
                  })
              .sideBySide(3),
          row(
                  "createTransfer",
                  "to an account number",
                  Usage.of(3, 6, 0, 3, 3, 2),
                  scene -> {
                    ObjectNode body = CostScene.transferBody(scene.rich(), "", "25.00");
                    body.remove("toWalletId");
                    body.putObject("to").put("accountNumber", number(scene, scene.empty()));
                    return () -> scene.payer(CreateTransfer.class).body(body).expect(201);
                  })
              .sideBySide(2),
          row(
                  "createTransfer",
                  "with a reference of the caller's own",
                  Usage.of(4, 8, 0, 2, 2, 2),
                  scene -> {
                    ObjectNode body =
                        CostScene.transferBody(scene.rich(), scene.empty(), "25.00")
                            .put("externalReference", "invoice " + scene.next());
                    return () -> scene.payer(CreateTransfer.class).body(body).expect(201);
                  })
              .sideBySide(2),
          row(
                  "createTransfer",
                  "with the most metadata",
                  Usage.of(3, 16, 0, 2, 2, 2),
                  scene -> {
                    ObjectNode body = CostScene.transferBody(scene.rich(), scene.empty(), "25.00");
                    ObjectNode metadata = body.putObject("metadata");
                    for (int pair = 10; pair < 30; pair++) {
                      metadata.put(pair + "k".repeat(38), "v".repeat(200));
                    }
                    return () -> scene.payer(CreateTransfer.class).body(body).expect(201);
                  })
              .sideBySide(2),
          TO_A_BUSY_WALLET,
          row(
              "getTransfer",
              "",
              Usage.reading(1, 1),
              scene -> {
                String transfer = transferred(scene);
                return () ->
                    scene.payer(GetTransfer.class).path("transferId", transfer).expect(200);
              }),
          row(
              "listTransfers",
              "a page of 20 of a wallet",
              Usage.reading(23, 3),
              scene -> {
                String wallet = scene.once("20 transfers", () -> transferringOften(scene));
                return () ->
                    assertThat(
                            scene
                                .payer(ListTransfers.class)
                                .query("walletId", wallet)
                                .expect(200)
                                .body()
                                .path("items"))
                        .hasSize(20);
              }),
          row(
              "listTransfers",
              "by reference",
              Usage.reading(2, 2),
              scene -> {
                String reference = "order " + scene.next();
                scene
                    .payer(CreateTransfer.class)
                    .body(
                        CostScene.transferBody(scene.rich(), scene.empty(), "25.00")
                            .put("externalReference", reference))
                    .expect(201);
                return () ->
                    scene
                        .payer(ListTransfers.class)
                        .query("externalReference", reference)
                        .expect(200);
              }),
          row(
              "listTransfers",
              "pending, of which there are none",
              Usage.reading(2.5, 5),
              scene ->
                  () -> scene.admin(ListTransfers.class).query("status", "PENDING").expect(200)),
          row(
                  "reverseTransfer",
                  "",
                  Usage.of(4, 8, 0, 3, 3, 2),
                  scene -> {
                    String original = transferred(scene);
                    ObjectNode body = Json.object().put("reason", "A ticket was returned");
                    return () ->
                        scene
                            .payee(ReverseTransfer.class)
                            .path("transferId", original)
                            .body(CostScene.withAmount(body, "10.00"))
                            .expect(201);
                  })
              .sideBySide(2),
          row(
                  "createTransferBatch",
                  "33 items, atomic",
                  Usage.of(100, 204, 0, 34, 2, 66),
                  scene -> {
                    ObjectNode body = batchOf(scene.rich(), scene.empty(33)).put("atomic", true);
                    return () -> scene.payer(CreateTransferBatch.class).body(body).expect(202);
                  })
              .sideBySide(34),
          row(
              "createTransferBatch",
              "500 items",
              Usage.of(1, 29, 1, 1, 2, 1).ringing(1),
              scene -> {
                ObjectNode body = batchOf(scene.rich(), fiveHundred());
                return () -> scene.payer(CreateTransferBatch.class).body(body).expect(202);
              }),
          row(
              "getTransferBatch",
              "33 items, atomic",
              Usage.reading(1, 1),
              scene -> {
                ObjectNode body = batchOf(scene.rich(), scene.empty(33)).put("atomic", true);
                String batch =
                    CostScene.id(scene.payer(CreateTransferBatch.class).body(body).expect(202));
                return () -> scene.payer(GetTransferBatch.class).path("batchId", batch).expect(200);
              }),
          row(
              "getTransferBatch",
              "33 items, of which each has ended by itself",
              Usage.reading(34, 2),
              scene -> {
                ObjectNode body = batchOf(scene.rich(), scene.empty(33));
                String batch =
                    CostScene.id(scene.payer(CreateTransferBatch.class).body(body).expect(202));
                scene.settle(SettlementEvents.batchDue(batch));
                return () -> scene.payer(GetTransferBatch.class).path("batchId", batch).expect(200);
              }),
          row(
              "createDeposit",
              "",
              Usage.of(2, 4, 1, 1, 2, 2).ringing(1),
              scene -> {
                String wallet = scene.ownEmpty();
                return () -> bankTransfer(CreateDeposit.class, scene, wallet);
              }),
          row(
              "createWithdrawal",
              "",
              Usage.of(2, 4, 1, 1, 2, 2).ringing(1),
              scene -> {
                String wallet = scene.rich();
                return () -> bankTransfer(CreateWithdrawal.class, scene, wallet);
              }));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }

  @Test
  void theCatalogueIsReadOnceInASecond() throws IOException {
    String from = scene().rich();
    String to = scene().empty();
    CostRow.Step step = () -> scene().transfer(from, to, "1.00").expect(201);
    step.run();

    scene().pass(Duration.ofMillis(CurrentCatalogue.MAX_AGE_MILLIS + 1));
    assertThat(scene().measured(List.of(1), step).readUnits()).isEqualTo(3);
    scene().pass(Duration.ofMillis(CurrentCatalogue.MAX_AGE_MILLIS));
    assertThat(scene().measured(List.of(1), step).readUnits()).isEqualTo(2);
  }

  private static CostRow.Step transferring(CostScene scene, String to) throws IOException {
    String from = scene.rich();
    return () -> scene.transfer(from, to, "25.00").expect(201);
  }

  private static String transferred(CostScene scene) throws IOException {
    return CostScene.id(scene.transfer(scene.rich(), scene.empty(), "25.00").expect(201));
  }

  private static String transferringOften(CostScene scene) throws IOException {
    String from = scene.rich();
    String to = scene.empty();
    for (int count = 0; count < 20; count++) {
      scene.transfer(from, to, "1.00").expect(201);
    }
    return from;
  }

  private static String number(CostScene scene, String wallet) throws IOException {
    return scene
        .admin(GetWallet.class)
        .path("walletId", wallet)
        .expect(200)
        .body()
        .path("accountNumber")
        .asText();
  }

  private static String typeWithFee(CostScene scene) throws IOException {
    ObjectNode type = Json.object().put("code", "FEE_TO_PAY").put("name", "With a fee");
    type.putArray("limits").addObject().put("currency", "EUR").putObject("fee").put("flat", "0.01");
    return scene
        .admin(CreateTransactionType.class)
        .body(type)
        .expect(201)
        .body()
        .path("code")
        .asText();
  }

  /** A batch that pays a little to each. */
  static ObjectNode batchOf(String from, List<String> payees) {
    ObjectNode body = Json.object().put("fromWalletId", from);
    var items = body.putArray("items");
    for (String payee : payees) {
      CostScene.withAmount(items.addObject().put("toWalletId", payee), "0.10");
    }
    return body;
  }

  /** As many ids as a batch can pay: nobody looks for the wallets before they are paid. */
  private static List<String> fiveHundred() {
    return IntStream.range(0, 500).mapToObj("wal_%026d"::formatted).toList();
  }

  /** Asks for a deposit or a withdrawal. */
  static EmbeddedGateway.Answer bankTransfer(
      Class<? extends RequestStreamHandler> function, CostScene scene, String wallet)
      throws IOException {
    ObjectNode body =
        Json.object()
            .put("walletId", wallet)
            .put("bankAccount", "DE89370400440532013000")
            .put("note", "For the holidays");
    return scene.payer(function).body(CostScene.withAmount(body, "1.00")).expect(202);
  }
}
