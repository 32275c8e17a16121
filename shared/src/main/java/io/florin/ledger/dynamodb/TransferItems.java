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
import static io.florin.ledger.dynamodb.Attributes.putUnlessZero;
import static io.florin.ledger.dynamodb.Attributes.string;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.bank.BankAccount;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.identity.CustomerId;
import io.florin.ledger.Channel;
import io.florin.ledger.CommandId;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Note;
import io.florin.ledger.Refusal;
import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementState;
import io.florin.ledger.SettlementStep;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.WalletId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the records of commands keep of transfers. */
final class TransferItems {
  private TransferItems() {}

  /** Adds a transfer to the item of its command. */
  static void putTransfer(Map<String, AttributeValue> item, Transfer transfer) {
    item.put("kind", fromS(transfer.kind().name()));
    item.put(LedgerItems.VERSION, fromN(Long.toString(transfer.version())));
    item.put("from", fromS(transfer.from().value()));
    put(item, "fromOwner", transfer.fromOwner().map(CustomerId::value));
    item.put("to", fromS(transfer.to().value()));
    put(item, "toOwner", transfer.toOwner().map(CustomerId::value));
    item.put("amount", fromN(Long.toString(transfer.amount().minorUnits())));
    putUnlessZero(item, "fee", transfer.fee());
    put(item, "feeTo", transfer.feeTo().map(WalletId::value));
    putUnlessZero(item, "reversed", transfer.reversed());
    put(item, "origin", transfer.origin().map(CommandId::value));
    item.put("currency", fromS(transfer.amount().currency().code()));
    put(item, "type", transfer.type().map(TransactionTypeCode::value));
    put(item, "channel", transfer.channel().map(Channel::name));
    put(item, "note", transfer.note().map(Note::text));
    put(item, "reference", transfer.externalReference().map(ExternalReference::text));
    if (!transfer.metadata().isEmpty()) {
      Map<String, AttributeValue> metadata = new HashMap<>();
      transfer.metadata().forEach((key, value) -> metadata.put(key, fromS(value)));
      item.put("metadata", AttributeValue.fromM(metadata));
    }
    put(item, "bankAccount", transfer.bankAccount().map(BankAccount::value));
    put(item, "refusal", transfer.refusal().map(Refusal::name));
    transfer.settlement().ifPresent(settlement -> putSettlement(item, settlement));
    item.put("createdAt", instant(transfer.createdAt()));
    transfer.completedAt().ifPresent(at -> item.put("completedAt", instant(at)));
  }

  private static void putSettlement(Map<String, AttributeValue> item, Settlement settlement) {
    item.put("settlement", fromS(settlement.state().name()));
    putUnlessZero(item, "tries", settlement.tries());
    if (settlement.raised()) {
      item.put("raised", AttributeValue.fromBool(true));
    }
    if (!settlement.history().isEmpty()) {
      item.put(
          "history",
          AttributeValue.fromL(
              settlement.history().stream()
                  .map(
                      step ->
                          AttributeValue.fromM(
                              Map.of(
                                  "at",
                                  instant(step.at()),
                                  "state",
                                  fromS(step.state().name()),
                                  "why",
                                  fromS(step.why()))))
                  .toList()));
    }
  }

  /** The transfer that the record of a command keeps. */
  static Transfer transferOf(CommandId id, Map<String, AttributeValue> item) {
    Map<String, String> metadata = new HashMap<>();
    if (item.containsKey("metadata")) {
      attribute(item, "metadata").m().forEach((key, value) -> metadata.put(key, value.s()));
    }
    return new Transfer(
        new TransferId(id),
        number(item, LedgerItems.VERSION),
        TransferKind.valueOf(string(item, "kind")),
        new WalletId(string(item, "from")),
        optional(item, "fromOwner", CustomerId::new),
        new WalletId(string(item, "to")),
        optional(item, "toOwner", CustomerId::new),
        money(item, "amount", currency(item)),
        money(item, "fee", currency(item)),
        optional(item, "feeTo", WalletId::new),
        money(item, "reversed", currency(item)),
        optional(item, "origin", CommandId::new),
        optional(item, "type", TransactionTypeCode::new),
        optional(item, "channel", Channel::valueOf),
        optional(item, "note", Note::new),
        optional(item, "reference", ExternalReference::new),
        metadata,
        optional(item, "bankAccount", BankAccount::new),
        optional(item, "refusal", Refusal::valueOf),
        settlementOf(item),
        instantOf(item, "createdAt"),
        optionalInstant(item, "completedAt"));
  }

  private static Optional<Settlement> settlementOf(Map<String, AttributeValue> item) {
    if (!item.containsKey("settlement")) {
      return Optional.empty();
    }
    List<SettlementStep> history = new ArrayList<>();
    if (item.containsKey("history")) {
      for (AttributeValue step : attribute(item, "history").l()) {
        history.add(
            new SettlementStep(
                instantOf(step.m(), "at"),
                SettlementState.valueOf(string(step.m(), "state")),
                string(step.m(), "why")));
      }
    }
    return Optional.of(
        new Settlement(
            SettlementState.valueOf(string(item, "settlement")),
            (int) number(item, "tries"),
            instantOf(item, "createdAt"),
            optionalInstant(item, LedgerItems.DUE_AT),
            history,
            item.containsKey("raised")));
  }
}
