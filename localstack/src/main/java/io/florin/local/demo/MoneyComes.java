package io.florin.local.demo;

import java.math.BigDecimal;

/** An admin credits a wallet by hand. */
final class MoneyComes implements Chapter {
  private final Fresh fresh;

  MoneyComes(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "Money comes from somewhere";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal before = scene.posted(cast.amina(), cast.aminasWallet());
    Answer credited =
        scene.play(
            "The admin credits Amina with 100.00",
            credit(cast.aminasWallet(), "100.00", "Opening gift")
                .by(cast.admin())
                .underKey(fresh.key()));
    scene.expect("status", 201, credited.status());
    scene.expect("legs", 2, credited.body().path("legs").size());
    BigDecimal sum = BigDecimal.ZERO;
    for (var leg : credited.body().path("legs")) {
      sum = sum.add(new BigDecimal(leg.at("/amount/amount").asText()));
    }
    scene.expect("sum of the legs", 0, sum.signum());
    scene.show("two legs that sum to zero: a wallet of Florin itself went down by 100.00");
    scene.expect(
        "Amina's balance",
        before.add(new BigDecimal("100.00")),
        scene.posted(cast.amina(), cast.aminasWallet()));
    scene.show("her wallet shows it at once");
  }

  /** The request to credit a wallet by hand. */
  static Request credit(String walletId, String amount, String description) {
    return Request.post(
        "/v1/wallets/" + walletId + "/credit",
        Scene.object().put("description", description).set("amount", Scene.euros(amount)));
  }
}
