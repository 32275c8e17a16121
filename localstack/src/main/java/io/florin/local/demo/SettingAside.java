package io.florin.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Money is set aside for somebody, taken in part, and the rest is let go. */
final class SettingAside implements Chapter {
  private final Fresh fresh;

  SettingAside(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "Money is set aside before it is taken";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal posted = scene.posted(cast.amina(), cast.aminasWallet());
    BigDecimal available = scene.available(cast.amina(), cast.aminasWallet());

    Answer held =
        scene.play(
            "Amina holds 40.00 for Brian",
            Request.post("/v1/holds", hold(cast)).by(cast.amina()).underKey(fresh.key()));
    scene.expect("status", 201, held.status());
    scene.expect("status of the hold", "OPEN", held.text("status"));
    expectAminas(scene, cast, posted, available.subtract(new BigDecimal("40.00")));
    scene.show("the money is still hers, and she can't spend it elsewhere");

    String hold = "/v1/holds/" + held.text("id");
    Answer captured =
        scene.play("Brian takes 15.00 of it", capture(hold, "15.00").by(cast.brian()));
    scene.expect("status", 201, captured.status());
    scene.expect("kind", "CAPTURE", captured.text("kind"));
    BigDecimal rest = posted.subtract(new BigDecimal("15.00"));
    expectAminas(scene, cast, rest, available.subtract(new BigDecimal("40.00")));
    scene.show("15.00 are his, 25.00 stay set aside");

    Answer tooMuch = scene.play("He tries to take 30.00", capture(hold, "30.00").by(cast.brian()));
    scene.expectProblem(422, "hold-exhausted", tooMuch);
    scene.show("refused: never more than was set aside");

    Answer released =
        scene.play(
            "He lets the rest go",
            Request.post(hold + "/release", Scene.object()).by(cast.brian()).underKey(fresh.key()));
    scene.expect("status", 200, released.status());
    scene.expect("status of the hold", "RELEASED", released.text("status"));
    expectAminas(scene, cast, rest, available.subtract(new BigDecimal("15.00")));
    scene.show("Amina can spend it again");
  }

  private static ObjectNode hold(Cast cast) {
    ObjectNode hold =
        Scene.object()
            .put("walletId", cast.aminasWallet())
            .put("toWalletId", cast.briansWallet())
            .put("reason", "A week's rent of a bicycle");
    hold.set("amount", Scene.euros("40.00"));
    return hold;
  }

  private Request capture(String hold, String amount) {
    ObjectNode capture = Scene.object();
    capture.set("amount", Scene.euros(amount));
    return Request.post(hold + "/captures", capture).underKey(fresh.key());
  }

  private static void expectAminas(
      Scene scene, Cast cast, BigDecimal posted, BigDecimal available) {
    scene.expect("Amina's balance", posted, scene.posted(cast.amina(), cast.aminasWallet()));
    scene.expect(
        "what she can spend", available, scene.available(cast.amina(), cast.aminasWallet()));
  }
}
