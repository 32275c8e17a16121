package io.florin.ledger.dynamodb;

import static io.florin.ledger.dynamodb.Attributes.attribute;
import static io.florin.ledger.dynamodb.Attributes.currency;
import static io.florin.ledger.dynamodb.Attributes.instant;
import static io.florin.ledger.dynamodb.Attributes.instantOf;
import static io.florin.ledger.dynamodb.Attributes.money;
import static io.florin.ledger.dynamodb.Attributes.number;
import static io.florin.ledger.dynamodb.Attributes.optional;
import static io.florin.ledger.dynamodb.Attributes.optionalInstant;
import static io.florin.ledger.dynamodb.Attributes.put;
import static io.florin.ledger.dynamodb.Attributes.string;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.identity.CustomerId;
import io.florin.ledger.BatchId;
import io.florin.ledger.CommandId;
import io.florin.ledger.Note;
import io.florin.ledger.Refusal;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.WalletId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the records of commands keep of transfer batches. */
final class BatchItems {
  private static final String ATOMIC = "ATOMIC";
  private static final String ITEM_BY_ITEM = "ITEM_BY_ITEM";

  private BatchItems() {}

  /** Adds a batch to the item of its command. */
  static void putBatch(Map<String, AttributeValue> item, TransferBatch batch) {
    item.put("batch", fromS(batch.atomic() ? ATOMIC : ITEM_BY_ITEM));
    item.put(LedgerItems.VERSION, fromN(Long.toString(batch.version())));
    item.put("from", fromS(batch.from().value()));
    put(item, "fromOwner", batch.fromOwner().map(CustomerId::value));
    item.put(
        "items",
        AttributeValue.fromL(
            batch.items().stream().map(one -> AttributeValue.fromM(itemOfOne(one))).toList()));
    put(item, "refusal", batch.refusal().map(Refusal::name));
    batch.refusedItem().ifPresent(place -> item.put("refusedItem", fromN(Integer.toString(place))));
    item.put("createdAt", instant(batch.createdAt()));
    batch.completedAt().ifPresent(at -> item.put("completedAt", instant(at)));
  }

  private static Map<String, AttributeValue> itemOfOne(TransferBatch.Item one) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("to", fromS(one.to().value()));
    item.put("amount", fromN(Long.toString(one.amount().minorUnits())));
    // Each item may name a currency of its own, even if only one of them can be right.
    item.put("currency", fromS(one.amount().currency().code()));
    put(item, "note", one.note().map(Note::text));
    return item;
  }

  /** The batch that the record of a command keeps. */
  static TransferBatch batchOf(CommandId id, Map<String, AttributeValue> item) {
    return new TransferBatch(
        new BatchId(id),
        number(item, LedgerItems.VERSION),
        new WalletId(string(item, "from")),
        optional(item, "fromOwner", CustomerId::new),
        string(item, "batch").equals(ATOMIC),
        attribute(item, "items").l().stream().map(one -> oneOf(one.m())).toList(),
        optional(item, "refusal", Refusal::valueOf),
        item.containsKey("refusedItem")
            ? Optional.of((int) number(item, "refusedItem"))
            : Optional.empty(),
        instantOf(item, "createdAt"),
        optionalInstant(item, "completedAt"),
        optionalInstant(item, LedgerItems.DUE_AT));
  }

  private static TransferBatch.Item oneOf(Map<String, AttributeValue> item) {
    return new TransferBatch.Item(
        new WalletId(string(item, "to")),
        money(item, "amount", currency(item)),
        optional(item, "note", Note::new));
  }
}
