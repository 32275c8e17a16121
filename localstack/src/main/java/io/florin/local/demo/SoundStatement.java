package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The statement proves itself: numbers, running balances and the chain of hashes. */
final class SoundStatement implements Chapter {
  private static final String NO_HASH = "0".repeat(64);
  private static final int PAGE = 3;
  private static final int MAX_PAGES = 1_000;

  @Override
  public String title() {
    return "The statement proves itself";
  }

  @Override
  public void play(Scene scene, Cast cast) {
    List<JsonNode> entries = read(scene, cast);

    scene.tell("Its entries, from the oldest");
    BigDecimal sum = BigDecimal.ZERO;
    String previousHash = NO_HASH;
    for (int index = 0; index < entries.size(); index++) {
      JsonNode entry = entries.get(index);
      int version = index + 1;
      scene.expect("number of entry " + version, version, entry.path("version").asInt());
      sum = sum.add(new BigDecimal(entry.at("/amount/amount").asText()));
      scene.expect(
          "balance after entry " + version,
          sum,
          new BigDecimal(entry.at("/balance/posted/amount").asText()));
      scene.expect(
          "previousHash of entry " + version, previousHash, entry.path("previousHash").asText());
      previousHash = entry.path("hash").asText();
      scene.expect("hash of entry " + version, EntryForm.hash(entry), previousHash);
      scene.note(line(entry));
    }
    scene.show("numbered 1 to " + entries.size() + " without a gap");
    scene.expect("balance of the wallet", scene.posted(cast.amina(), cast.aminasWallet()), sum);
    scene.show("each balance is the one before it plus the amount; the last is the wallet's");
    scene.show("each hash, computed here by docs/api.md, is right and holds the one before it");

    scene.tell("What if somebody had changed the amount of entry 2?");
    scene.expect(
        "hash of a changed entry differs",
        true,
        !EntryForm.hash(changed(entries.get(1))).equals(entries.get(1).path("hash").asText()));
    scene.show("its hash would not fit any more, nor that of any entry after it");
  }

  private static List<JsonNode> read(Scene scene, Cast cast) {
    String path = "/v1/wallets/%s/entries?order=asc&limit=%d".formatted(cast.aminasWallet(), PAGE);
    Answer page =
        scene.play(
            "Amina reads her statement, " + PAGE + " entries a page",
            Request.get(path).by(cast.amina()));
    List<JsonNode> entries = new ArrayList<>();
    for (int pages = 1; pages <= MAX_PAGES; pages++) {
      scene.expect("status", 200, page.status());
      page.body().path("items").forEach(entries::add);
      JsonNode cursor = page.body().path("nextCursor");
      if (cursor.isNull()) {
        scene.show("%d entries on %d pages".formatted(entries.size(), pages));
        return entries;
      }
      page = scene.ask(Request.get(path + "&cursor=" + cursor.asText()).by(cast.amina()));
    }
    throw new StepFailed("expected the last page, came " + MAX_PAGES + " others");
  }

  private static String line(JsonNode entry) {
    return "%3d  %-8s %10s  → %8s   %s…"
        .formatted(
            entry.path("version").asInt(),
            entry.path("kind").asText(),
            entry.at("/amount/amount").asText(),
            entry.at("/balance/posted/amount").asText(),
            entry.path("hash").asText().substring(0, 12));
  }

  private static JsonNode changed(JsonNode entry) {
    JsonNode copy = entry.deepCopy();
    if (copy.path("amount") instanceof ObjectNode amount) {
      amount.put("amount", "1000000.00");
    }
    return copy;
  }
}
