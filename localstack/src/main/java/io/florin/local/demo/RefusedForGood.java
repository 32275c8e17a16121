package io.florin.local.demo;

import java.math.BigDecimal;

/** Money that is not there can't be sent, and a refusal is as final as a success. */
final class RefusedForGood implements Chapter {
  private final Fresh fresh;

  RefusedForGood(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "No is no, also later";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    Request request =
        Request.post("/v1/transfers", SendingAgain.transfer(cast, "1000.00"))
            .by(cast.amina())
            .underKey(fresh.key());

    Answer refused = scene.play("Amina tries to send 1000.00, which she does not have", request);
    scene.expectProblem(422, "insufficient-funds", refused);
    scene.show("refused: no wallet falls below zero");

    Answer record =
        scene.play(
            "She looks at the refused transfer",
            Request.get("/v1/transfers/" + refused.text("transferId")).by(cast.amina()));
    scene.expect("status", 200, record.status());
    scene.expect("status of the transfer", "REFUSED", record.text("status"));
    scene.expect("refusal", "insufficient-funds", record.text("refusal"));
    scene.show("the refusal is on record, with its reason");

    Answer credited =
        scene.play(
            "The admin credits her with 1000.00",
            MoneyComes.credit(cast.aminasWallet(), "1000.00", "Salary")
                .by(cast.admin())
                .underKey(fresh.key()));
    scene.expect("status", 201, credited.status());
    BigDecimal balance = scene.posted(cast.amina(), cast.aminasWallet());
    scene.expect("enough money", true, balance.compareTo(new BigDecimal("1000.00")) >= 0);
    scene.show("now she has enough");

    Answer late = scene.play("The same request once more, late, with the same key", request);
    scene.expectProblem(422, "insufficient-funds", late);
    scene.expect("Idempotent-Replayed", "true", late.replayed().orElse("absent"));
    scene.expect("transferId", refused.text("transferId"), late.text("transferId"));
    scene.expect("Amina's balance", balance, scene.posted(cast.amina(), cast.aminasWallet()));
    scene.show("the same refusal: a late duplicate can't succeed after she was told no");

    Answer anew = scene.play("She means it, so she takes a new key", request.underKey(fresh.key()));
    scene.expect("status", 201, anew.status());
    scene.show("a new key is a new request, and it goes through");
  }
}
