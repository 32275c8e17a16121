package io.florin.ledger.dynamodb;

import static io.florin.ledger.dynamodb.Attributes.hex;
import static io.florin.ledger.dynamodb.Attributes.hexOf;
import static io.florin.ledger.dynamodb.Attributes.instant;
import static io.florin.ledger.dynamodb.Attributes.instantOf;
import static io.florin.ledger.dynamodb.Attributes.number;
import static io.florin.ledger.dynamodb.Attributes.string;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.Hold;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.Outcome;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.ReleasedHold;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.Waiting;
import io.florin.ledger.WalletId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The records of commands: what all of them have, and what each keeps of what it has led to. */
final class CommandItems {
  private CommandItems() {}

  /** The item of a record. */
  static Map<String, AttributeValue> item(CommandRecord command) {
    Map<String, AttributeValue> item = new HashMap<>(LedgerItems.commandKey(command.id()));
    item.put("request", hex(command.fingerprint().value()));
    item.put("trace", fromS(command.traceId().value()));
    // TTL counts in seconds; the exact end is checked on reading and in the condition.
    command
        .expiresAt()
        .ifPresent(
            at -> item.put(LedgerItems.EXPIRES_AT, fromN(Long.toString(at.getEpochSecond()))));
    switch (command.outcome()) {
      case OpenedWallet opened -> item.put("opened", fromS(opened.walletId().value()));
      case Transfer transfer -> TransferItems.putTransfer(item, transfer);
      case Hold hold -> HoldItems.putHold(item, hold);
      case ReleasedHold release -> HoldItems.putRelease(item, release);
      case TransferBatch batch -> BatchItems.putBatch(item, batch);
    }
    command.outcome().waiting().ifPresent(waiting -> putWaiting(item, command.id(), waiting));
    return item;
  }

  private static void putWaiting(Map<String, AttributeValue> item, CommandId id, Waiting waiting) {
    item.put(LedgerItems.DUE_SHARD, LedgerItems.dueShard(waiting.what(), id));
    item.put(LedgerItems.DUE_AT, instant(waiting.dueAt()));
  }

  /** The record by what its own item says. */
  static CommandRecord commandOf(Map<String, AttributeValue> item) {
    return commandOf(LedgerItems.commandOfPartition(item), item);
  }

  /** The record of a command. */
  static CommandRecord commandOf(CommandId id, Map<String, AttributeValue> item) {
    return new CommandRecord(
        id,
        new Fingerprint(hexOf(item, "request")),
        new TraceId(string(item, "trace")),
        outcomeOf(id, item),
        expiryOf(item));
  }

  private static Outcome outcomeOf(CommandId id, Map<String, AttributeValue> item) {
    if (item.containsKey("opened")) {
      return new OpenedWallet(new WalletId(string(item, "opened")));
    }
    if (item.containsKey("released")) {
      return HoldItems.releaseOf(item);
    }
    if (item.containsKey("batch")) {
      return BatchItems.batchOf(id, item);
    }
    return item.containsKey("hold")
        ? HoldItems.holdOf(id, item)
        : TransferItems.transferOf(id, item);
  }

  private static Optional<Instant> expiryOf(Map<String, AttributeValue> item) {
    return item.containsKey(LedgerItems.EXPIRES_AT)
        ? Optional.of(Instant.ofEpochSecond(number(item, LedgerItems.EXPIRES_AT)))
        : Optional.empty();
  }

  /** The version that a record had before the one of its item. */
  static AttributeValue versionBefore(Map<String, AttributeValue> item) {
    return fromN(Long.toString(number(item, LedgerItems.VERSION) - 1));
  }

  /** What a row of the index of what is due tells of a transfer. */
  static PendingTransfer pendingOf(Map<String, AttributeValue> item) {
    return new PendingTransfer(
        new TransferId(LedgerItems.commandOfPartition(item)),
        number(item, LedgerItems.VERSION),
        TransferKind.valueOf(string(item, "kind")),
        instantOf(item, "createdAt"),
        instantOf(item, LedgerItems.DUE_AT),
        LedgerItems.operatorsList().s().equals(string(item, LedgerItems.DUE_SHARD)));
  }
}
