package io.florin.local.demo;

import java.math.BigDecimal;

/** Money comes in from a bank account and goes out to one. */
final class ThroughTheBank implements Chapter {
  // The example of the IBAN registry (ISO 13616) for Germany.
  private static final String BANK_ACCOUNT = "DE89370400440532013000";

  private final Fresh fresh;

  ThroughTheBank(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "Money comes from a bank, and goes to one";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal before = scene.posted(cast.amina(), cast.aminasWallet());
    Answer deposit =
        scene.play("Amina deposits 100.00 from her bank account", deposit(cast, "100.00"));
    scene.expect("status", 202, deposit.status());
    scene.expect("status of the transfer", "PENDING", deposit.text("status"));
    scene.expect("bankAccount", "•••• 3000", deposit.text("bankAccount"));
    scene.show("accepted, and not a cent moves before the bank has answered");
    Answer deposited = scene.settled("She looks until the bank has", transfer(cast, deposit));
    scene.expect("status of the transfer", "COMPLETED", deposited.text("status"));
    BigDecimal after = before.add(new BigDecimal("100.00"));
    scene.expect("Amina's balance", after, scene.posted(cast.amina(), cast.aminasWallet()));
    scene.show("the money is there");

    BigDecimal available = scene.available(cast.amina(), cast.aminasWallet());
    Answer withdrawal = scene.play("She withdraws 30.00", withdrawal(cast, "30.00"));
    scene.expect("status", 202, withdrawal.status());
    BigDecimal less = available.subtract(new BigDecimal("30.00"));
    scene.expect("available", less, scene.available(cast.amina(), cast.aminasWallet()));
    scene.show("the money is held at once, so nobody spends it twice");
    Answer paidOut = scene.settled("She looks until the bank has", transfer(cast, withdrawal));
    scene.expect("status of the transfer", "COMPLETED", paidOut.text("status"));
    scene.expect("available", less, scene.available(cast.amina(), cast.aminasWallet()));
    scene.expect(
        "Amina's balance",
        after.subtract(new BigDecimal("30.00")),
        scene.posted(cast.amina(), cast.aminasWallet()));
    scene.show("the money is gone from her wallet, once");
  }

  private Request deposit(Cast cast, String amount) {
    return deposit(cast, amount, fresh.key());
  }

  private Request withdrawal(Cast cast, String amount) {
    return withdrawal(cast, amount, fresh.key());
  }

  /** Amina's request to deposit euros from her bank account. */
  static Request deposit(Cast cast, String amount, String key) {
    return bankTransfer("/v1/deposits", cast, amount, key);
  }

  /** Amina's request to withdraw euros to her bank account. */
  static Request withdrawal(Cast cast, String amount, String key) {
    return bankTransfer("/v1/withdrawals", cast, amount, key);
  }

  private static Request bankTransfer(String path, Cast cast, String amount, String key) {
    return Request.post(
            path,
            Scene.object()
                .put("walletId", cast.aminasWallet())
                .put("bankAccount", BANK_ACCOUNT)
                .set("amount", Scene.euros(amount)))
        .by(cast.amina())
        .underKey(key);
  }

  /** Amina's request for what has become of a transfer. */
  static Request transfer(Cast cast, Answer accepted) {
    return Request.get("/v1/transfers/" + accepted.text("id")).by(cast.amina());
  }
}
