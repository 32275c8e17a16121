package io.florin.local.demo;

import java.math.BigDecimal;
import java.util.List;

/** The bank is down for a while: everything waits, and then completes. */
final class BankIsDown implements Chapter {
  private static final int LONG_SECONDS = 3;

  private final Fresh fresh;

  BankIsDown(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "The bank is down for a while";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal before = scene.available(cast.amina(), cast.aminasWallet());
    Answer deposit;
    Answer withdrawal;
    scene.atTheBank(
        "The stand-in bank goes down", Request.put("/settings", Scene.object().put("down", true)));
    try {
      deposit =
          scene.play(
              "Amina deposits 50.00 all the same",
              ThroughTheBank.deposit(cast, "50.00", fresh.key()));
      scene.expect("status", 202, deposit.status());
      withdrawal =
          scene.play("And withdraws 20.00", ThroughTheBank.withdrawal(cast, "20.00", fresh.key()));
      scene.expect("status", 202, withdrawal.status());
      scene.show("both are accepted: no customer waits for a bank");
      Answer settlement =
          scene.until(
              "Some seconds later the admin looks at what is on its way",
              Request.get("/v1/operations/settlement").by(cast.admin()),
              BankIsDown::hasWaited);
      scene.expect("status", 200, settlement.status());
      scene.show("operators see what waits, and for how long");
      for (Answer accepted : List.of(deposit, withdrawal)) {
        Answer waiting = scene.ask(ThroughTheBank.transfer(cast, accepted));
        scene.expect("status of the transfer", "PENDING", waiting.text("status"));
      }
      scene.show("nothing is lost and nothing is given up");
    } finally {
      scene.atTheBank("The bank comes back", Request.put("/settings", Scene.object()));
    }
    Answer deposited =
        scene.settled(
            "Amina looks until the deposit is through", ThroughTheBank.transfer(cast, deposit));
    scene.expect("status of the transfer", "COMPLETED", deposited.text("status"));
    Answer paidOut = scene.settled("And the withdrawal", ThroughTheBank.transfer(cast, withdrawal));
    scene.expect("status of the transfer", "COMPLETED", paidOut.text("status"));
    scene.expect(
        "available",
        before.add(new BigDecimal("30.00")),
        scene.available(cast.amina(), cast.aminasWallet()));
    scene.show("both went through once, without anybody doing anything");
  }

  /** Whether deposits and withdrawals are pending, and have been for a while. */
  private static boolean hasWaited(Answer settlement) {
    int waiting = 0;
    for (var kind : settlement.body().path("pending")) {
      boolean old =
          kind.path("count").asInt() > 0 && kind.path("oldestSeconds").asDouble() >= LONG_SECONDS;
      waiting += old ? 1 : 0;
    }
    return waiting >= 2;
  }
}
