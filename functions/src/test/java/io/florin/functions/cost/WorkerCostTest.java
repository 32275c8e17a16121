package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.settlement.SettlementEvents;
import io.florin.functions.transfer.CreateDeposit;
import io.florin.functions.transfer.CreateTransferBatch;
import io.florin.functions.transfer.CreateWithdrawal;
import io.florin.ledger.Folding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerCostTest extends CostTest {
  private static final CostRow FOLDING =
      row(
              "settle",
              Folding.MAX_LEGS + " legs in one entry",
              Usage.of(100, 208, 0, 11, 5, 1),
              scene -> folding(scene, Folding.MAX_LEGS))
          .warmedBy(scene -> folding(scene, 1))
          .sideBySide(1, 4)
          // A shard with more than a third of the legs takes a unit more.
          .takingUpTo(2);

  static final List<CostRow> ROWS =
      List.of(
          row(
                  "settle",
                  "a deposit",
                  Usage.of(4, 7, 2, 5, 6, 3),
                  scene -> settling(CreateDeposit.class, scene, false))
              .sideBySide(2),
          row(
                  "settle",
                  "a withdrawal",
                  Usage.of(4, 7, 2, 5, 6, 3),
                  scene -> settling(CreateWithdrawal.class, scene, false))
              .sideBySide(2),
          row(
              "settle",
              "a withdrawal that the bank rejects",
              Usage.of(3, 5, 2, 4, 6, 2),
              scene -> settling(CreateWithdrawal.class, scene, true)),
          FOLDING,
          row(
                  "settle",
                  "a batch of 500 items",
                  Usage.of(1501, 3029, 1, 533, 36, 1000),
                  scene -> carryingOut(scene, 500))
              .warmedBy(scene -> carryingOut(scene, 1))
              .sideBySide(transactionsOfFiveHundred()));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }

  @Test
  void aPaymentIntoABusyWalletTakesEightUnitsAndItsShareOfAFullEntry() {
    double share = FOLDING.usage().writeUnits() / (double) Folding.MAX_LEGS;

    assertThat(TransferCostTest.TO_A_BUSY_WALLET.usage().writeUnits() + share).isBetween(8.0, 8.2);
  }

  private static CostRow.Step settling(
      Class<? extends RequestStreamHandler> function, CostScene scene, boolean rejects)
      throws IOException {
    scene.bank().rejects(rejects);
    String transfer = CostScene.id(TransferCostTest.bankTransfer(function, scene, scene.rich()));
    return () -> scene.settle(SettlementEvents.accepted(transfer));
  }

  private static CostRow.Step folding(CostScene scene, int legs) throws IOException {
    String merchant = scene.merchant();
    String payer = scene.rich();
    for (int leg = 0; leg < legs; leg++) {
      scene.transfer(payer, merchant, "0.01").expect(201);
    }
    return () -> scene.settle(SettlementEvents.legsWaiting(merchant));
  }

  private static CostRow.Step carryingOut(CostScene scene, int items) throws IOException {
    ObjectNode body = TransferCostTest.batchOf(scene.rich(), scene.empty(items));
    String batch = CostScene.id(scene.payer(CreateTransferBatch.class).body(body).expect(202));
    return () -> scene.settle(SettlementEvents.batchDue(batch));
  }

  /** The payer and the payees of each transaction, and at the end the payer alone. */
  private static Integer[] transactionsOfFiveHundred() {
    List<Integer> queries = new ArrayList<>(Collections.nCopies(15, 1 + 33));
    queries.add(1 + 5);
    queries.add(1);
    return queries.toArray(Integer[]::new);
  }
}
