package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What belongs to somebody else does not exist, as far as the API tells. */
final class OthersWallets implements Chapter {

  @Override
  public String title() {
    return "Other people's wallets do not exist";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    Answer others =
        scene.play(
            "Amina reads Brian's wallet",
            Request.get("/v1/wallets/" + cast.briansWallet()).by(cast.amina()));
    scene.expectProblem(404, "not-found", others);
    Answer nobodys =
        scene.play(
            "Amina reads a wallet that nobody has",
            Request.get("/v1/wallets/" + unlike(cast.briansWallet())).by(cast.amina()));
    scene.expect("status", 404, nobodys.status());
    scene.expect("body, but for the traceId", untraced(others.body()), untraced(nobodys.body()));
    scene.show("the same answer to both: she can't find out which wallets there are");
  }

  /** A well-formed id that differs in its last, random, character. */
  private static String unlike(String walletId) {
    int last = walletId.length() - 1;
    return walletId.substring(0, last) + (walletId.charAt(last) == '0' ? '1' : '0');
  }

  private static JsonNode untraced(JsonNode problem) {
    JsonNode copy = problem.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("traceId");
    }
    return copy;
  }
}
