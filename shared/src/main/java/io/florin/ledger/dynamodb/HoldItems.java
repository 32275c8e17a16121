package io.florin.ledger.dynamodb;

import static io.florin.ledger.dynamodb.Attributes.currency;
import static io.florin.ledger.dynamodb.Attributes.instant;
import static io.florin.ledger.dynamodb.Attributes.instantOf;
import static io.florin.ledger.dynamodb.Attributes.money;
import static io.florin.ledger.dynamodb.Attributes.number;
import static io.florin.ledger.dynamodb.Attributes.optional;
import static io.florin.ledger.dynamodb.Attributes.put;
import static io.florin.ledger.dynamodb.Attributes.putUnlessZero;
import static io.florin.ledger.dynamodb.Attributes.string;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.identity.CustomerId;
import io.florin.ledger.CommandId;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldId;
import io.florin.ledger.HoldStatus;
import io.florin.ledger.Note;
import io.florin.ledger.Refusal;
import io.florin.ledger.ReleasedHold;
import io.florin.ledger.WalletId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the records of commands keep of holds. */
final class HoldItems {
  private HoldItems() {}

  /** Adds a hold to the item of its command. */
  static void putHold(Map<String, AttributeValue> item, Hold hold) {
    item.put("hold", fromS(hold.status().name()));
    item.put(LedgerItems.VERSION, fromN(Long.toString(hold.version())));
    item.put("from", fromS(hold.walletId().value()));
    put(item, "fromOwner", hold.owner().map(CustomerId::value));
    put(item, "to", hold.toWalletId().map(WalletId::value));
    put(item, "toOwner", hold.toOwner().map(CustomerId::value));
    item.put("amount", fromN(Long.toString(hold.amount().minorUnits())));
    putUnlessZero(item, "captured", hold.captured());
    item.put("currency", fromS(hold.amount().currency().code()));
    put(item, "note", hold.reason().map(Note::text));
    item.put("holdUntil", instant(hold.expiresAt()));
    item.put("createdAt", instant(hold.createdAt()));
    put(item, "refusal", hold.refusal().map(Refusal::name));
  }

  /** The hold that the record of a command keeps. */
  static Hold holdOf(CommandId id, Map<String, AttributeValue> item) {
    return new Hold(
        new HoldId(id),
        number(item, LedgerItems.VERSION),
        new WalletId(string(item, "from")),
        optional(item, "fromOwner", CustomerId::new),
        optional(item, "to", WalletId::new),
        optional(item, "toOwner", CustomerId::new),
        money(item, "amount", currency(item)),
        money(item, "captured", currency(item)),
        HoldStatus.valueOf(string(item, "hold")),
        optional(item, "note", Note::new),
        instantOf(item, "holdUntil"),
        instantOf(item, "createdAt"),
        optional(item, "refusal", Refusal::valueOf));
  }

  /** Adds the release of a hold to the item of its command. */
  static void putRelease(Map<String, AttributeValue> item, ReleasedHold release) {
    item.put("released", fromS(release.hold().command().value()));
    put(item, "refusal", release.refusal().map(Refusal::name));
  }

  /** The release that the record of a command keeps. */
  static ReleasedHold releaseOf(Map<String, AttributeValue> item) {
    return new ReleasedHold(
        new HoldId(new CommandId(string(item, "released"))),
        optional(item, "refusal", Refusal::valueOf));
  }
}
