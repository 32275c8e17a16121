package io.florin.ledger.dynamodb;

import static io.florin.ledger.dynamodb.Attributes.currency;
import static io.florin.ledger.dynamodb.Attributes.hash;
import static io.florin.ledger.dynamodb.Attributes.hashOf;
import static io.florin.ledger.dynamodb.Attributes.instant;
import static io.florin.ledger.dynamodb.Attributes.instantOf;
import static io.florin.ledger.dynamodb.Attributes.money;
import static io.florin.ledger.dynamodb.Attributes.number;
import static io.florin.ledger.dynamodb.Attributes.optional;
import static io.florin.ledger.dynamodb.Attributes.put;
import static io.florin.ledger.dynamodb.Attributes.putUnlessZero;
import static io.florin.ledger.dynamodb.Attributes.string;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.catalogue.TransactionTypeCode;
import io.florin.ledger.Channel;
import io.florin.ledger.CommandId;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.FoldedTransfer;
import io.florin.ledger.HoldId;
import io.florin.ledger.Narrative;
import io.florin.ledger.Note;
import io.florin.ledger.TransferId;
import io.florin.ledger.Turnover;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletStatus;
import io.florin.ledger.WalletTerms;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of entries. One of one leg stays under 1 KB, for which AWS charges the least; what
 * follows from the key, the wallet and the version, is not repeated.
 */
final class EntryItems {
  private static final String FOLDED_SEPARATOR = " ";

  private EntryItems() {}

  /** The item of an entry. */
  static Map<String, AttributeValue> item(Entry entry) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(LedgerItems.PK, LedgerItems.walletPartition(entry.walletId()));
    item.put(LedgerItems.SK, LedgerItems.entrySortKey(entry.version()));
    item.put("kind", fromS(entry.kind().name()));
    // The wallet has it too, but a reader of the stream has no wallet.
    item.put("currency", fromS(entry.amount().currency().code()));
    putUnlessZero(item, "amount", entry.amount());
    putUnlessZero(item, "reserved", entry.reserved());
    putUnlessZero(item, "posted", entry.posted());
    putUnlessZero(item, "held", entry.held());
    putUnlessZero(item, "incoming", entry.incoming());
    item.put("status", fromS(entry.status().name()));
    putUnlessZero(item, "outToday", entry.outToday());
    putUnlessZero(item, "credited", entry.turnover().credited());
    putUnlessZero(item, "debited", entry.turnover().debited());
    putUnlessZero(item, "credits", entry.turnover().credits());
    putUnlessZero(item, "debits", entry.turnover().debits());
    Narrative narrative = entry.narrative();
    put(item, "transfer", narrative.transferId().map(id -> id.command().value()));
    put(item, "hold", narrative.hold().map(id -> id.command().value()));
    put(item, "other", narrative.counterparty().map(WalletId::value));
    put(item, "type", narrative.type().map(TransactionTypeCode::value));
    put(item, "channel", narrative.channel().map(Channel::name));
    put(item, "note", narrative.note().map(Note::text));
    if (!entry.folded().isEmpty()) {
      item.put("folded", folded(entry.folded()));
    }
    item.put("at", instant(entry.at()));
    item.put("previous", hash(entry.previousHash()));
    item.put("hash", hash(entry.hash()));
    return item;
  }

  /** Many in one entry: each is one text, which takes half the room of a map. */
  private static AttributeValue folded(List<FoldedTransfer> transfers) {
    return AttributeValue.fromL(
        transfers.stream()
            .map(
                folded ->
                    fromS(
                        folded.transferId().command().value()
                            + FOLDED_SEPARATOR
                            + folded.amount().minorUnits()))
            .toList());
  }

  private static List<FoldedTransfer> foldedOf(
      Map<String, AttributeValue> item, Currency currency) {
    @Nullable AttributeValue folded = item.get("folded");
    return folded == null
        ? List.of()
        : folded.l().stream().map(text -> foldedOf(text.s(), currency)).toList();
  }

  private static FoldedTransfer foldedOf(String text, Currency currency) {
    int separator = text.indexOf(FOLDED_SEPARATOR);
    return new FoldedTransfer(
        new TransferId(new CommandId(text.substring(0, separator))),
        new Money(Long.parseLong(text.substring(separator + 1)), currency));
  }

  /** The entry of a wallet. */
  static Entry entryOf(WalletTerms wallet, Map<String, AttributeValue> item) {
    return entryOf(wallet.id(), wallet.currency(), item);
  }

  /** The entry by what its own item says. */
  static Entry entryOf(Map<String, AttributeValue> item) {
    return entryOf(LedgerItems.walletOfPartition(item), currency(item), item);
  }

  private static Entry entryOf(
      WalletId wallet, Currency currency, Map<String, AttributeValue> item) {
    return new Entry(
        wallet,
        LedgerItems.versionOfEntry(item),
        EntryKind.valueOf(string(item, "kind")),
        money(item, "amount", currency),
        money(item, "reserved", currency),
        money(item, "posted", currency),
        money(item, "held", currency),
        money(item, "incoming", currency),
        WalletStatus.valueOf(string(item, "status")),
        money(item, "outToday", currency),
        new Turnover(
            money(item, "credited", currency),
            money(item, "debited", currency),
            number(item, "credits"),
            number(item, "debits")),
        new Narrative(
            optional(item, "transfer", value -> new TransferId(new CommandId(value))),
            optional(item, "hold", value -> new HoldId(new CommandId(value))),
            optional(item, "other", WalletId::new),
            optional(item, "type", TransactionTypeCode::new),
            optional(item, "channel", Channel::valueOf),
            optional(item, "note", Note::new)),
        foldedOf(item, currency),
        instantOf(item, "at"),
        hashOf(item, "previous"),
        hashOf(item, "hash"));
  }
}
