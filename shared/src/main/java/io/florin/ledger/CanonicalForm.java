package io.florin.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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
    List<String> lines = new ArrayList<>();
    lines.add(VERSION);
    lines.add(entry.walletId().value());
    lines.add(Long.toString(entry.version()));
    lines.add(entry.kind().name());
    lines.add(entry.amount().currency().code());
    lines.add(entry.amount().decimal());
    lines.add(entry.reserved().decimal());
    lines.add(entry.posted().decimal());
    lines.add(entry.held().decimal());
    lines.add(entry.available().decimal());
    lines.add(line(narrative.transferId()));
    lines.add(line(narrative.counterparty()));
    lines.add(line(narrative.type()));
    lines.add(line(narrative.channel()));
    lines.add(line(narrative.note()));
    if (entry.kind() == EntryKind.BATCH) {
      // One line more for each transfer: how many there are is told by the kind and the end.
      entry
          .folded()
          .forEach(folded -> lines.add(folded.transferId() + " " + folded.amount().decimal()));
    }
    lines.add(instant(entry.at()));
    lines.add(entry.previousHash().hex());
    return String.join("\n", lines);
  }

  static EntryHash hash(Entry entry) {
    return new EntryHash(Sha256.hex(of(entry).getBytes(StandardCharsets.UTF_8)));
  }

  private static String line(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
