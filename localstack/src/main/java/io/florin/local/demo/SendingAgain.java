package io.florin.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Money is sent, and the same request arrives again. */
final class SendingAgain implements Chapter {
  private final Fresh fresh;

  SendingAgain(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "A request that arrives twice happens once";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal aminaBefore = scene.posted(cast.amina(), cast.aminasWallet());
    BigDecimal brianBefore = scene.posted(cast.brian(), cast.briansWallet());
    BigDecimal amount = new BigDecimal("25.00");
    Request request =
        Request.post("/v1/transfers", transfer(cast, "25.00"))
            .by(cast.amina())
            .underKey(fresh.key());

    Answer first = scene.play("Amina sends 25.00 to Brian", request);
    scene.expect("status", 201, first.status());
    scene.expect("status of the transfer", "COMPLETED", first.text("status"));
    expectBalances(scene, cast, aminaBefore.subtract(amount), brianBefore.add(amount));
    scene.show("25.00 left her wallet and are in his");

    Answer again = scene.play("The same request again, with the same key", request);
    scene.expect("status", 201, again.status());
    scene.expect("Idempotent-Replayed", "true", again.replayed().orElse("absent"));
    scene.expect("body", first.body(), again.body());
    expectBalances(scene, cast, aminaBefore.subtract(amount), brianBefore.add(amount));
    scene.show("the same answer, Idempotent-Replayed: true, nothing moved");

    Answer reused =
        scene.play(
            "Another amount under the same key",
            Request.post("/v1/transfers", transfer(cast, "26.00"))
                .by(cast.amina())
                .underKey(request.idempotencyKey().orElseThrow()));
    scene.expectProblem(422, "idempotency-key-reused", reused);
    expectBalances(scene, cast, aminaBefore.subtract(amount), brianBefore.add(amount));
    scene.show("refused: a key stands for one request, for ever; nothing moved");
  }

  /** A transfer from Amina to Brian. */
  static ObjectNode transfer(Cast cast, String amount) {
    ObjectNode transfer =
        Scene.object()
            .put("fromWalletId", cast.aminasWallet())
            .put("toWalletId", cast.briansWallet());
    transfer.set("amount", Scene.euros(amount));
    return transfer;
  }

  private static void expectBalances(Scene scene, Cast cast, BigDecimal amina, BigDecimal brian) {
    scene.expect("Amina's balance", amina, scene.posted(cast.amina(), cast.aminasWallet()));
    scene.expect("Brian's balance", brian, scene.posted(cast.brian(), cast.briansWallet()));
  }
}
