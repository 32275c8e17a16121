package io.florin.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The canonical form of an entry, version 1: what the API answers of it, as lines of UTF-8 text
 * joined by line feeds, an absent value being an empty line. No value can hold a line feed, so no
 * two entries have one form. {@code docs/api.md} teaches it to clients.
 */
public final class CanonicalForm {
  private static final String VERSION = "florin-entry-1";
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private CanonicalForm() {}

  /** The instant as the API writes it: RFC 3339, UTC, with three decimals of a second. */
  public static String instant(Instant instant) {
    return INSTANT.format(instant);
  }

  /** The canonical form of an entry; the entry's own hash is no part of it. */
  public static String of(Entry entry) {
    Narrative narrative = entry.narrative();
    return String.join(
        "\n",
        VERSION,
        entry.walletId().value(),
        Long.toString(entry.version()),
        entry.kind().name(),
        entry.amount().currency().code(),
        entry.amount().decimal(),
        entry.reserved().decimal(),
        entry.posted().decimal(),
        entry.held().decimal(),
        entry.available().decimal(),
        line(narrative.transferId()),
        line(narrative.counterparty()),
        line(narrative.type()),
        line(narrative.channel()),
        line(narrative.note()),
        instant(entry.at()),
        entry.previousHash().hex());
  }

  static EntryHash hash(Entry entry) {
    return new EntryHash(Sha256.hex(of(entry).getBytes(StandardCharsets.UTF_8)));
  }

  private static String line(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
