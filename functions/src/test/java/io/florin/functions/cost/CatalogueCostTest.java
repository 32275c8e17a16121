package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.catalogue.CreateTransactionType;
import io.florin.functions.catalogue.CreateWalletType;
import io.florin.functions.catalogue.ListTransactionRules;
import io.florin.functions.catalogue.ListTransactionTypes;
import io.florin.functions.catalogue.ListWalletTypes;
import io.florin.functions.catalogue.PutTransactionRule;
import io.florin.functions.catalogue.UpdateTransactionType;
import io.florin.functions.catalogue.UpdateWalletType;
import io.florin.functions.http.Json;
import java.util.List;

class CatalogueCostTest extends CostTest {
  static final List<CostRow> ROWS =
      List.of(
          row(
              "createWalletType",
              "",
              Usage.of(1, 1, 0, 1, 2, 0),
              scene -> {
                ObjectNode type = type("W", scene);
                return () -> scene.admin(CreateWalletType.class).body(type).expect(201);
              }),
          row(
              "listWalletTypes",
              "",
              Usage.reading(1, 1),
              scene -> () -> scene.payer(ListWalletTypes.class).expect(200)),
          row(
              "updateWalletType",
              "",
              Usage.of(1, 1, 0, 1, 2, 0),
              scene ->
                  () ->
                      scene
                          .admin(UpdateWalletType.class)
                          .path("code", "STANDARD")
                          .body(Json.object().put("name", "Wallet of " + scene.next()))
                          .expect(200)),
          row(
              "createTransactionType",
              "",
              Usage.of(1, 1, 0, 1, 2, 0),
              scene -> {
                ObjectNode type = type("T", scene);
                return () -> scene.admin(CreateTransactionType.class).body(type).expect(201);
              }),
          row(
              "listTransactionTypes",
              "",
              Usage.reading(1, 1),
              scene -> () -> scene.payer(ListTransactionTypes.class).expect(200)),
          row(
              "updateTransactionType",
              "",
              Usage.of(1, 1, 0, 1, 2, 0),
              scene ->
                  () ->
                      scene
                          .admin(UpdateTransactionType.class)
                          .path("code", "TRANSFER")
                          .body(Json.object().put("name", "Transfer of " + scene.next()))
                          .expect(200)),
          row(
              "putTransactionRule",
              "",
              Usage.of(1, 1, 0, 1, 2, 0),
              scene -> {
                boolean pays = scene.next() % 2 == 0;
                return () ->
                    scene
                        .admin(PutTransactionRule.class)
                        .path("code", "PAYMENT")
                        .path("walletType", "MERCHANT")
                        .body(Json.object().put("debitAllowed", pays).put("creditAllowed", true))
                        .expect(200);
              }),
          row(
              "listTransactionRules",
              "",
              Usage.reading(1, 1),
              scene ->
                  () ->
                      scene.payer(ListTransactionRules.class).path("code", "PAYMENT").expect(200)));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }

  private static ObjectNode type(String letter, CostScene scene) {
    return Json.object().put("code", letter + scene.next()).put("name", "Another");
  }
}
