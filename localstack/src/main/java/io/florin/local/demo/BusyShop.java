package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** A wallet that many pay at once, and many payments that are asked for at once. */
final class BusyShop implements Chapter {
  private static final int PAYMENTS = 5;

  private final Fresh fresh;

  BusyShop(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "A shop is paid by many at once";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    String shop = openShop(scene, cast);
    BigDecimal before = scene.posted(cast.amina(), cast.aminasWallet());
    payEach(scene, cast, shop);
    payInOneBatch(scene, cast, shop);
    scene.expect(
        "Amina's balance",
        before.subtract(new BigDecimal("15.25")),
        scene.posted(cast.amina(), cast.aminasWallet()));
    expectAllPosted(scene, cast, shop);
  }

  private static String openShop(Scene scene, Cast cast) {
    Answer opened =
        scene.play(
            "Brian opens a wallet for his shop",
            Request.post(
                    "/v1/wallets", Scene.object().put("currency", "EUR").put("type", "MERCHANT"))
                .by(cast.brian()));
    scene.expect("status", 201, opened.status());
    scene.expect("type", "MERCHANT", opened.text("type"));
    scene.show("its type says: what it receives is posted a moment later, many at a time");
    return opened.text("id");
  }

  private void payEach(Scene scene, Cast cast, String shop) {
    scene.tell("Amina pays 2.00 there, %d times".formatted(PAYMENTS));
    for (int payment = 0; payment < PAYMENTS; payment++) {
      ObjectNode transfer =
          Scene.object()
              .put("fromWalletId", cast.aminasWallet())
              .put("toWalletId", shop)
              .put("type", "PAYMENT");
      transfer.set("amount", Scene.euros("2.00"));
      Answer paid =
          scene.ask(Request.post("/v1/transfers", transfer).by(cast.amina()).underKey(fresh.key()));
      scene.expect("status", 201, paid.status());
      scene.expect("fee", "0.05", paid.text("fee.amount"));
    }
    scene.show("each is done at once, with the fee that its type asks for on top");
  }

  private void payInOneBatch(Scene scene, Cast cast, String shop) {
    ArrayNode items = Scene.object().putArray("items");
    items.addObject().put("toWalletId", shop).set("amount", Scene.euros("3.00"));
    items.addObject().put("toWalletId", cast.briansWallet()).set("amount", Scene.euros("2.00"));
    Answer accepted =
        scene.play(
            "She pays the shop and Brian himself in one batch",
            Request.post(
                    "/v1/transfer-batches",
                    Scene.object()
                        .put("fromWalletId", cast.aminasWallet())
                        .<ObjectNode>set("items", items))
                .by(cast.amina())
                .underKey(fresh.key()));
    scene.expect("status", 202, accepted.status());
    Answer done =
        scene.until(
            "And looks what became of it",
            Request.get("/v1/transfer-batches/" + accepted.text("id")).by(cast.amina()),
            answer -> !answer.text("status").equals("PENDING"));
    scene.expect("status of the batch", "COMPLETED", done.text("status"));
    scene.expect("outcomes", List.of("COMPLETED", "COMPLETED"), done.texts("items", "status"));
    scene.show("each payment of a batch has its own outcome");
  }

  private static void expectAllPosted(Scene scene, Cast cast, String shop) {
    Predicate<Answer> posted = answer -> answer.text("balance.posted.amount").equals("13.00");
    Answer full =
        scene.until(
            "Brian looks at the shop's wallet",
            Request.get("/v1/wallets/" + shop).by(cast.brian()),
            posted);
    scene.expect("unposted", "0.00", full.text("balance.unposted.amount"));
    scene.show("everything has arrived, and nothing is on its way any more");

    Answer statement =
        scene.play(
            "And at its statement",
            Request.get("/v1/wallets/" + shop + "/entries?kind=BATCH").by(cast.brian()));
    scene.expect("status", 200, statement.status());
    int payments = 0;
    for (JsonNode entry : statement.body().path("items")) {
      payments += entry.path("transfers").size();
    }
    scene.expect("payments inside the entries", PAYMENTS + 1, payments);
    scene.show("few entries, and each names the payments in it");
  }
}
