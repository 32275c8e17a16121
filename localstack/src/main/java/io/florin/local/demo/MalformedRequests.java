package io.florin.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Requests that are not as the contract wants them are told which field is at fault. */
final class MalformedRequests implements Chapter {
  private final Fresh fresh;

  MalformedRequests(Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  public String title() {
    return "A mistake is named, and nothing happens";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    BigDecimal before = scene.posted(cast.amina(), cast.aminasWallet());
    faulty(scene, cast, "A negative amount", "amount.amount", SendingAgain.transfer(cast, "-5.00"));
    faulty(scene, cast, "Three decimals", "amount.amount", SendingAgain.transfer(cast, "5.001"));
    faulty(scene, cast, "A word", "amount.amount", SendingAgain.transfer(cast, "five"));
    faulty(
        scene,
        cast,
        "A field that is misspelt",
        "nte",
        SendingAgain.transfer(cast, "5.00").put("nte", "Lunch"));
    scene.tell("Amina's balance is what it was");
    scene.expect("Amina's balance", before, scene.posted(cast.amina(), cast.aminasWallet()));
    scene.show("none of these moved anything");
  }

  private void faulty(Scene scene, Cast cast, String what, String field, ObjectNode body) {
    Answer answer =
        scene.play(
            what, Request.post("/v1/transfers", body).by(cast.amina()).underKey(fresh.key()));
    scene.expectProblem(400, "validation-failed", answer);
    scene.expect("field at fault", field, answer.body().at("/errors/0/field").asText());
    scene.show("400, naming the field " + field);
  }
}
