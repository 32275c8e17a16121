package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.florin.functions.http.Json;
import io.florin.functions.settlement.SettlementEvents;
import io.florin.functions.wallet.CloseWallet;
import io.florin.functions.wallet.CreateWallet;
import io.florin.functions.wallet.CreditWallet;
import io.florin.functions.wallet.DebitWallet;
import io.florin.functions.wallet.FreezeWallet;
import io.florin.functions.wallet.GetWallet;
import io.florin.functions.wallet.GetWalletSummary;
import io.florin.functions.wallet.ListEntries;
import io.florin.functions.wallet.ListWallets;
import io.florin.functions.wallet.UnfreezeWallet;
import io.florin.functions.wallet.VerifyWallet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class WalletCostTest extends CostTest {
  static final List<CostRow> ROWS =
      List.of(
          row(
              "createWallet",
              "",
              Usage.of(4, 8, 1, 0, 1, 1),
              scene ->
                  () ->
                      opening(scene.payer(CreateWallet.class), "STANDARD")
                          .withoutKey()
                          .expect(201)),
          row(
              "createWallet",
              "with a key",
              Usage.of(5, 10, 1, 0, 1, 1),
              scene -> () -> opening(scene.payer(CreateWallet.class), "STANDARD").expect(201)),
          row(
              "createWallet",
              "receiving in batches",
              Usage.of(5, 10, 1, 0, 1, 1),
              scene ->
                  () ->
                      opening(scene.payer(CreateWallet.class), "MERCHANT")
                          .withoutKey()
                          .expect(201)),
          row(
                  "listWallets",
                  "three of one's own",
                  Usage.reading(4, 2),
                  scene -> {
                    String owner = scene.customer();
                    for (int count = 0; count < 3; count++) {
                      opening(scene.as(owner, CreateWallet.class), "STANDARD").expect(201);
                    }
                    return () -> scene.as(owner, ListWallets.class).expect(200);
                  })
              .sideBySide(1, 3),
          row(
              "listWallets",
              "by account number",
              Usage.reading(2, 2),
              scene -> {
                String number =
                    scene
                        .payer(GetWallet.class)
                        .path("walletId", scene.ownEmpty())
                        .expect(200)
                        .body()
                        .path("accountNumber")
                        .asText();
                return () ->
                    scene.admin(ListWallets.class).query("accountNumber", number).expect(200);
              }),
          row(
              "getWallet",
              "",
              Usage.reading(1, 1),
              scene -> on(GetWallet.class, scene, scene.ownEmpty())),
          row(
                  "getWallet",
                  "receiving in batches",
                  Usage.reading(8, 4),
                  scene -> {
                    String wallet = scene.merchant();
                    return () -> scene.payee(GetWallet.class).path("walletId", wallet).expect(200);
                  })
              .sideBySide(1, 4, 1),
          row(
                  "getWallet",
                  "receiving in batches, while a payment waits",
                  Usage.reading(9, 5),
                  scene -> {
                    String wallet = scene.merchant();
                    String payer = scene.rich();
                    scene.transfer(payer, wallet, "1.00").expect(201);
                    scene.settle(SettlementEvents.legsWaiting(wallet));
                    scene.transfer(payer, wallet, "1.00").expect(201);
                    return () -> scene.payee(GetWallet.class).path("walletId", wallet).expect(200);
                  })
              .sideBySide(1, 4, 1),
          row(
              "getWallet",
              "at a version",
              Usage.reading(2, 2),
              scene -> {
                String wallet = longWallet(scene);
                return () ->
                    scene
                        .payer(GetWallet.class)
                        .path("walletId", wallet)
                        .query("version", "40")
                        .expect(200);
              }),
          row(
              "getWallet",
              "at an instant, of 100 entries",
              Usage.reading(7, 7),
              scene -> {
                String wallet = longWallet(scene);
                Instant instant = middle(scene);
                return () ->
                    scene
                        .payer(GetWallet.class)
                        .path("walletId", wallet)
                        .query("at", instant.toString())
                        .expect(200);
              }),
          row(
              "freezeWallet",
              "",
              Usage.of(1, 1, 0, 1, 2, 1),
              scene -> {
                String wallet = scene.ownEmpty();
                return () -> changing(FreezeWallet.class, scene, wallet);
              }),
          row(
              "unfreezeWallet",
              "",
              Usage.of(1, 1, 0, 1, 2, 1),
              scene -> {
                String wallet = scene.ownEmpty();
                changing(FreezeWallet.class, scene, wallet);
                return () -> changing(UnfreezeWallet.class, scene, wallet);
              }),
          row(
              "closeWallet",
              "",
              Usage.of(1, 1, 0, 1, 2, 1),
              scene -> {
                String wallet = scene.ownEmpty();
                return () -> changing(CloseWallet.class, scene, wallet);
              }),
          row(
                  "closeWallet",
                  "receiving in batches",
                  Usage.of(1, 1, 0, 12, 6, 1),
                  scene -> {
                    String wallet = scene.merchant();
                    return () -> changing(CloseWallet.class, scene, wallet);
                  })
              .sideBySide(1, 4, 4, 1),
          row(
                  "creditWallet",
                  "",
                  Usage.of(3, 6, 0, 2, 2, 2),
                  scene -> {
                    String wallet = scene.ownEmpty();
                    return () -> adjusting(CreditWallet.class, scene, wallet);
                  })
              .sideBySide(2),
          row(
                  "debitWallet",
                  "",
                  Usage.of(3, 6, 0, 2, 2, 2),
                  scene -> {
                    String wallet = scene.rich();
                    return () -> adjusting(DebitWallet.class, scene, wallet);
                  })
              .sideBySide(2),
          row(
              "listEntries",
              "a page of 20",
              Usage.reading(3, 2),
              scene -> on(ListEntries.class, scene, longWallet(scene))),
          row(
              "listEntries",
              "a page of 100 as CSV",
              Usage.reading(9, 2),
              scene -> {
                String wallet = longWallet(scene);
                return () ->
                    scene
                        .payer(ListEntries.class)
                        .accepting("text/csv")
                        .path("walletId", wallet)
                        .query("limit", "100")
                        .expect(200);
              }),
          row(
              "getWalletSummary",
              "of a period within 100 entries",
              Usage.reading(14, 14),
              scene -> {
                String wallet = longWallet(scene);
                Instant from = middle(scene).minusMillis(20);
                Instant to = middle(scene);
                return () ->
                    scene
                        .payer(GetWalletSummary.class)
                        .path("walletId", wallet)
                        .query("from", from.toString())
                        .query("to", to.toString())
                        .expect(200);
              }),
          row(
              "verifyWallet",
              "100 entries",
              Usage.reading(9, 2),
              scene -> on(VerifyWallet.class, scene, longWallet(scene))));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }

  private static CostRequest opening(CostRequest request, String type) {
    return request.body(Json.object().put("currency", "EUR").put("type", type));
  }

  private static CostRow.Step on(
      Class<? extends RequestStreamHandler> function, CostScene scene, String wallet) {
    return () -> scene.payer(function).path("walletId", wallet).expect(200);
  }

  private static void changing(
      Class<? extends RequestStreamHandler> function, CostScene scene, String wallet)
      throws IOException {
    scene
        .admin(function)
        .path("walletId", wallet)
        .body(Json.object().put("reason", "As was asked for"))
        .expect(200);
  }

  private static void adjusting(
      Class<? extends RequestStreamHandler> function, CostScene scene, String wallet)
      throws IOException {
    scene.admin(function).path("walletId", wallet).body(CostScene.adjustment("1.00")).expect(201);
  }

  /** A wallet of a hundred entries, a millisecond apart. */
  private static String longWallet(CostScene scene) throws IOException {
    return scene.once(
        "long wallet",
        () -> {
          String wallet = scene.ownEmpty();
          for (int entries = 1; entries < 100; entries++) {
            scene.pass(Duration.ofMillis(1));
            scene.credit(wallet, "1.00");
          }
          return wallet;
        });
  }

  /** An instant in the middle of the long wallet. */
  private static Instant middle(CostScene scene) throws IOException {
    Instant newest = scene.once("newest", scene::now);
    return newest.minusMillis(60);
  }
}
