package io.florin.simulation.book;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HexFormat;

/** The hash of an entry as {@code docs/api.md} teaches it, computed from the bare item. */
final class EntryDigest {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private EntryDigest() {}

  static String of(String wallet, long version, Fields entry) {
    String currency = entry.text("currency");
    String transfer = entry.text("transfer");
    StringBuilder folded = new StringBuilder();
    for (String text : entry.texts("folded")) {
      String[] parts = text.split(" ", -1);
      folded.append("\ntrf_").append(parts[0]).append(' ');
      folded.append(decimal(Long.parseLong(parts[1]), currency));
    }
    String form =
        String.join(
            "\n",
            "florin-entry-1",
            wallet,
            Long.toString(version),
            entry.text("kind"),
            currency,
            decimal(entry.number("amount"), currency),
            decimal(entry.number("reserved"), currency),
            decimal(entry.number("posted"), currency),
            decimal(entry.number("held"), currency),
            decimal(entry.number("posted") - entry.number("held"), currency),
            transfer.isEmpty() ? "" : "trf_" + transfer,
            entry.text("other"),
            entry.text("type"),
            entry.text("channel"),
            entry.text("note") + folded,
            INSTANT.format(Instant.ofEpochMilli(entry.number("at"))),
            HexFormat.of().formatHex(entry.bytes("previous")));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static String decimal(long minorUnits, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(minorUnits, decimals).toPlainString();
  }
}
