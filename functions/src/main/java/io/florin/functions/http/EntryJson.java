package io.florin.functions.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.Narrative;
import org.jspecify.annotations.Nullable;

/** Entries as statements show them and facts tell them. */
public final class EntryJson {
  private EntryJson() {}

  /** An entry with every field, {@code null} where it has no value. */
  public static ObjectNode of(Entry entry) {
    Narrative narrative = entry.narrative();
    ObjectNode json =
        Json.object()
            .put("walletId", entry.walletId().value())
            .put("version", entry.version())
            .put("kind", entry.kind().name());
    json.set("amount", MoneyJson.of(entry.amount()));
    json.set("reserved", MoneyJson.of(entry.reserved()));
    json.set("balance", balance(entry));
    json.put("transferId", Json.text(narrative.transferId()))
        .put("counterparty", Json.text(narrative.counterparty()))
        .put("type", Json.text(narrative.type()))
        .put("channel", Json.text(narrative.channel()))
        .put("note", Json.text(narrative.note()))
        .set("transfers", transfers(entry));
    return json.put("at", CanonicalForm.instant(entry.at()))
        .put("hash", entry.hash().hex())
        .put("previousHash", entry.previousHash().hex());
  }

  /** What a folded entry posts; null for any other. */
  private static @Nullable ArrayNode transfers(Entry entry) {
    if (entry.kind() != EntryKind.BATCH) {
      return null;
    }
    ArrayNode transfers = Json.object().arrayNode();
    entry
        .folded()
        .forEach(
            folded ->
                transfers
                    .addObject()
                    .put("transferId", folded.transferId().value())
                    .set("amount", MoneyJson.of(folded.amount())));
    return transfers;
  }

  /** What a wallet has after an entry. */
  public static ObjectNode balance(Entry entry) {
    ObjectNode balance = Json.object();
    balance.set("posted", MoneyJson.of(entry.posted()));
    balance.set("held", MoneyJson.of(entry.held()));
    balance.set("available", MoneyJson.of(entry.available()));
    return balance;
  }
}
