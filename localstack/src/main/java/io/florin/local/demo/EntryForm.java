package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The canonical form of an entry, from what the API answers, as {@code docs/api.md} describes it.
 * Written by that page alone: it shares no code with what makes the hashes.
 */
final class EntryForm {
  private EntryForm() {}

  /** The lines of the form. */
  static String of(JsonNode entry) {
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
    for (JsonNode transfer : entry.path("transfers")) {
      lines.add(text(transfer, "/transferId") + " " + text(transfer, "/amount/amount"));
    }
    lines.add(text(entry, "/at"));
    lines.add(text(entry, "/previousHash"));
    return String.join("\n", lines);
  }

  /** The hash of the form. */
  static String hash(JsonNode entry) {
    return sha256(of(entry));
  }

  /** SHA-256 of a text in UTF-8, in hex. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static String text(JsonNode entry, String pointer) {
    JsonNode value = entry.at(pointer);
    return value.isNull() ? "" : value.asText();
  }
}
