package io.florin.functions.wallet;

import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Entry;
import io.florin.ledger.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Entries as CSV (RFC 4180): a header, then a row for each. */
final class StatementCsv {
  private static final String HEADER =
      "walletId,version,at,kind,amount,reserved,posted,held,available,currency,transferId,"
          + "counterparty,type,channel,note,transfers,hash,previousHash";
  private static final String END_OF_ROW = "\r\n";

  /** With these a formula begins in one spreadsheet or another. */
  private static final String FORMULA_SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  /** Spreadsheets take what follows it for text. */
  private static final String TEXT_SIGN = "'";

  private StatementCsv() {}

  /** The header and the rows of entries. */
  static String of(List<Entry> entries) {
    StringBuilder csv = new StringBuilder(HEADER).append(END_OF_ROW);
    entries.forEach(
        entry ->
            csv.append(
                    fields(entry).stream()
                        .map(StatementCsv::quoted)
                        .collect(Collectors.joining(",")))
                .append(END_OF_ROW));
    return csv.toString();
  }

  private static List<String> fields(Entry entry) {
    List<String> fields = new ArrayList<>();
    fields.add(entry.walletId().value());
    fields.add(Long.toString(entry.version()));
    fields.add(CanonicalForm.instant(entry.at()));
    fields.add(entry.kind().name());
    fields.add(entry.amount().decimal());
    fields.add(entry.reserved().decimal());
    fields.add(entry.posted().decimal());
    fields.add(entry.held().decimal());
    fields.add(entry.available().decimal());
    fields.add(entry.amount().currency().code());
    fields.add(text(entry.narrative().transferId()));
    fields.add(text(entry.narrative().counterparty()));
    fields.add(text(entry.narrative().type()));
    fields.add(text(entry.narrative().channel()));
    fields.add(entry.narrative().note().map(Note::text).map(StatementCsv::harmless).orElse(""));
    fields.add(
        entry.folded().stream()
            .map(folded -> folded.transferId() + " " + folded.amount().decimal())
            .collect(Collectors.joining("; ")));
    fields.add(entry.hash().hex());
    fields.add(entry.previousHash().hex());
    return fields;
  }

  /**
   * A note as no spreadsheet takes it for a formula: who is paid opens what the payer wrote. An
   * apostrophe of the note's own gets another, so that the note can be had back by taking the first
   * one away.
   */
  private static String harmless(String note) {
    String begin = note.strip();
    boolean harmful =
        note.startsWith(TEXT_SIGN)
            || (!begin.isEmpty() && FORMULA_SIGNS.indexOf(begin.charAt(0)) >= 0);
    return harmful ? TEXT_SIGN + note : note;
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
