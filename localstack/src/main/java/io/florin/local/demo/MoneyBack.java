package io.florin.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** A payee gives back a part of what came. */
final class MoneyBack implements Chapter {
  private final Fresh fresh;

  MoneyBack(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "What was paid can be given back, and never more";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal before = scene.posted(cast.amina(), cast.aminasWallet());
    Answer paid =
        scene.play(
            "Amina sends 12.00 to Brian",
            Request.post("/v1/transfers", SendingAgain.transfer(cast, "12.00"))
                .by(cast.amina())
                .underKey(fresh.key()));
    scene.expect("status", 201, paid.status());
    String transfer = "/v1/transfers/" + paid.text("id");

    Answer reversal =
        scene.play("Brian gives 5.00 of it back", reversal(transfer, "5.00").by(cast.brian()));
    scene.expect("status", 201, reversal.status());
    scene.expect("kind", "REVERSAL", reversal.text("kind"));
    scene.expect(
        "Amina's balance",
        before.subtract(new BigDecimal("7.00")),
        scene.posted(cast.amina(), cast.aminasWallet()));
    scene.show("a transfer of its own, the other way: what happened stays on record");

    Answer tooMuch =
        scene.play("He tries to give 8.00 more back", reversal(transfer, "8.00").by(cast.brian()));
    scene.expectProblem(422, "exceeds-original", tooMuch);
    scene.show("refused: only 7.00 of it are left");

    Answer original =
        scene.play("Amina looks at what she sent", Request.get(transfer).by(cast.amina()));
    scene.expect("amount", "12.00", original.text("amount.amount"));
    scene.expect("reversed", "5.00", original.text("reversed.amount"));
    scene.show("it tells how much of it came back");
  }

  private Request reversal(String transfer, String amount) {
    ObjectNode reversal = Scene.object().put("reason", "One of two was broken");
    reversal.set("amount", Scene.euros(amount));
    return Request.post(transfer + "/reversals", reversal).underKey(fresh.key());
  }
}
