package io.florin.local.demo;

import java.math.BigDecimal;

/** The bank refuses a withdrawal, and what was held is free again. */
final class BankSaysNo implements Chapter {
  private final Fresh fresh;

  BankSaysNo(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "The bank says no";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal before = scene.available(cast.amina(), cast.aminasWallet());
    scene.atTheBank(
        "The stand-in bank is told to refuse everything",
        Request.put("/settings", Scene.object().put("rejectionRate", 1)));
    try {
      Answer withdrawal =
          scene.play(
              "Amina withdraws 20.00", ThroughTheBank.withdrawal(cast, "20.00", fresh.key()));
      scene.expect("status", 202, withdrawal.status());
      Answer failed =
          scene.settled(
              "She looks until the bank has answered", ThroughTheBank.transfer(cast, withdrawal));
      scene.expect("status of the transfer", "FAILED", failed.text("status"));
      scene.expect("refusal", "bank-rejected", failed.text("refusal"));
      scene.show("failed, with the reason");
      scene.expect("available", before, scene.available(cast.amina(), cast.aminasWallet()));
      scene.show("the money is back, to the cent");
    } finally {
      scene.atTheBank("The bank is itself again", Request.put("/settings", Scene.object()));
    }
  }
}
