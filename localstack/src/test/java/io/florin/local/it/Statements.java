package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Checks statements as any client can: by nothing but what the API answers. */
final class Statements {
  private static final String NO_HASH = "0".repeat(64);

  private Statements() {}

  /** Says that numbering, running balances and hash chain hold, and that nothing is below zero. */
  static void assertSound(List<JsonNode> entries) {
    assertFollows(entries);
    assertThat(entries)
        .allSatisfy(
            entry ->
                assertThat(amount(entry, "/balance/available"))
                    .isGreaterThanOrEqualTo(BigDecimal.ZERO));
  }

  /** Says that numbering, running balances and hash chain hold. */
  static void assertFollows(List<JsonNode> entries) {
    BigDecimal posted = BigDecimal.ZERO;
    String previousHash = NO_HASH;
    String previousAt = "";
    for (int index = 0; index < entries.size(); index++) {
      JsonNode entry = entries.get(index);
      posted = posted.add(amount(entry, "/amount"));
      assertThat(entry.path("version").asInt()).isEqualTo(index + 1);
      assertThat(amount(entry, "/balance/posted")).as("%s", entry).isEqualByComparingTo(posted);
      assertThat(entry.path("previousHash").asText()).as("%s", entry).isEqualTo(previousHash);
      assertThat(entry.path("hash").asText()).as("%s", entry).isEqualTo(hash(entry));
      assertThat(entry.path("at").asText()).isGreaterThanOrEqualTo(previousAt);
      previousHash = entry.path("hash").asText();
      previousAt = entry.path("at").asText();
    }
  }

  /** An amount of money in an entry. */
  static BigDecimal amount(JsonNode entry, String pointer) {
    return new BigDecimal(entry.at(pointer + "/amount").asText());
  }

  /** The hash of an entry's canonical form, version 1. */
  private static String hash(JsonNode entry) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "florin-entry-1",
                text(entry, "/walletId"),
                text(entry, "/version"),
                text(entry, "/kind"),
                text(entry, "/amount/currency"),
                text(entry, "/amount/amount"),
                text(entry, "/reserved/amount"),
                text(entry, "/balance/posted/amount"),
                text(entry, "/balance/held/amount"),
                text(entry, "/balance/available/amount"),
                text(entry, "/transferId"),
                text(entry, "/counterparty"),
                text(entry, "/type"),
                text(entry, "/channel"),
                text(entry, "/note")));
    entry
        .path("transfers")
        .forEach(
            transfer ->
                lines.add(text(transfer, "/transferId") + " " + text(transfer, "/amount/amount")));
    lines.add(text(entry, "/at"));
    lines.add(text(entry, "/previousHash"));
    return sha256(String.join("\n", lines));
  }

  private static String text(JsonNode entry, String pointer) {
    JsonNode value = entry.at(pointer);
    return value.isNull() ? "" : value.asText();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
