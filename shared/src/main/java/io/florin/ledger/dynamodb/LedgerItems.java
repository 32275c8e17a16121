package io.florin.ledger.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.bank.BankAccount;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.catalogue.WalletTypeCode;
import io.florin.identity.CustomerId;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.Channel;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryHash;
import io.florin.ledger.EntryKind;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.Narrative;
import io.florin.ledger.Note;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.Outcome;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.ReferenceClaim;
import io.florin.ledger.Refusal;
import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementState;
import io.florin.ledger.SettlementStep;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.Turnover;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletName;
import io.florin.ledger.WalletStatus;
import io.florin.ledger.WalletTerms;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of the table {@code ledger}: its keys, and the attributes of its items. An item of one
 * leg stays under 1 KB, for which AWS charges the least.
 *
 * <p>What follows from the key (the wallet and version of an entry) is not repeated; zero and
 * absent values are left out; amounts are minor units, instants milliseconds since 1970.
 */
final class LedgerItems {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String EXPIRES_AT = "expiresAt";
  static final String VERSION = "version";
  static final String DUE_INDEX = "due";
  static final String DUE_SHARD = "dueShard";
  static final String DUE_AT = "dueAt";
  static final String WALLETS_INDEX = "wallets";
  static final String WALLET_SHARD = "walletShard";
  static final String WALLET_ID = "walletId";

  /** Over how many partitions the index of all wallets is spread. It may never shrink. */
  static final int WALLET_SHARDS = 4;

  /** Over how many partitions the index of what is due is spread. It may never shrink. */
  private static final int DUE_SHARDS = 4;

  /** The partition of that index which is the operators' list. */
  private static final String ATTENTION = "ATTENTION";

  private static final String WALLET = "WALLET";
  private static final String WALLET_PREFIX = "WALLET#";
  private static final String COMMAND_PREFIX = "COMMAND#";
  private static final String ENTRY_PREFIX = "ENTRY#";
  private static final int VERSION_DIGITS = 12;
  private static final HexFormat HEX = HexFormat.of();

  private LedgerItems() {}

  // Keys.

  static AttributeValue walletPartition(WalletId id) {
    return fromS(WALLET_PREFIX + id.value());
  }

  static AttributeValue entrySortKey(long version) {
    String digits = Long.toString(Math.min(version, 999_999_999_999L));
    return fromS(ENTRY_PREFIX + "0".repeat(VERSION_DIGITS - digits.length()) + digits);
  }

  static Map<String, AttributeValue> commandKey(CommandId id) {
    return Map.of(PK, fromS(COMMAND_PREFIX + id.value()), SK, fromS("COMMAND"));
  }

  static Map<String, AttributeValue> accountKey(AccountNumber number) {
    return Map.of(PK, fromS("ACCOUNT#" + number.value()), SK, fromS("ACCOUNT"));
  }

  static AttributeValue ownerPartition(CustomerId owner) {
    return fromS("OWNER#" + owner.value());
  }

  static AttributeValue ownedWalletSortKey(WalletId id) {
    return fromS(WALLET_PREFIX + id.value());
  }

  static AttributeValue walletShard(int shard) {
    return fromS("WALLETS#" + shard);
  }

  static List<AttributeValue> dueShards() {
    List<AttributeValue> shards = new ArrayList<>();
    shards.add(fromS(ATTENTION));
    for (int shard = 0; shard < DUE_SHARDS; shard++) {
      shards.add(dueShard(shard));
    }
    return shards;
  }

  private static AttributeValue dueShard(int shard) {
    return fromS("DUE#" + shard);
  }

  static boolean isEntry(Map<String, AttributeValue> item) {
    return string(item, SK).startsWith(ENTRY_PREFIX);
  }

  static boolean isCommand(Map<String, AttributeValue> item) {
    return string(item, PK).startsWith(COMMAND_PREFIX);
  }

  // Items that are put.

  static Map<String, AttributeValue> wallet(WalletTerms terms) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(PK, walletPartition(terms.id()));
    item.put(SK, fromS(WALLET));
    item.put(WALLET_ID, fromS(terms.id().value()));
    item.put(
        WALLET_SHARD,
        terms.id().isSystem()
            ? fromS("SYSTEM")
            : walletShard(Math.floorMod(terms.id().value().hashCode(), WALLET_SHARDS)));
    put(item, "owner", terms.owner().map(CustomerId::value));
    put(item, "account", terms.accountNumber().map(AccountNumber::value));
    item.put("type", fromS(terms.type().value()));
    item.put("currency", fromS(terms.currency().code()));
    put(item, "name", terms.name().map(WalletName::text));
    item.put("openedAt", instant(terms.openedAt()));
    return item;
  }

  static Map<String, AttributeValue> owned(CustomerId owner, WalletId id) {
    return Map.of(PK, ownerPartition(owner), SK, ownedWalletSortKey(id));
  }

  static Map<String, AttributeValue> account(AccountNumber number, WalletId id) {
    Map<String, AttributeValue> item = new HashMap<>(accountKey(number));
    item.put("wallet", fromS(id.value()));
    return item;
  }

  static Map<String, AttributeValue> reference(ReferenceClaim claim) {
    return Map.of(
        PK,
        fromS("REFERENCE#" + claim.caller().value() + "#" + claim.reference().text()),
        SK,
        fromS("REFERENCE"),
        "command",
        fromS(claim.transfer().command().value()));
  }

  static Map<String, AttributeValue> entry(Entry entry) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(PK, walletPartition(entry.walletId()));
    item.put(SK, entrySortKey(entry.version()));
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
    put(item, "other", narrative.counterparty().map(WalletId::value));
    put(item, "type", narrative.type().map(TransactionTypeCode::value));
    put(item, "channel", narrative.channel().map(Channel::name));
    put(item, "note", narrative.note().map(Note::text));
    item.put("at", instant(entry.at()));
    item.put("previous", hash(entry.previousHash()));
    item.put("hash", hash(entry.hash()));
    return item;
  }

  static Map<String, AttributeValue> command(CommandRecord command) {
    Map<String, AttributeValue> item = new HashMap<>(commandKey(command.id()));
    item.put("request", fromS(command.fingerprint().value()));
    item.put("trace", fromS(command.traceId().value()));
    // TTL counts in seconds; the exact end is checked on reading and in the condition.
    command
        .expiresAt()
        .ifPresent(at -> item.put(EXPIRES_AT, fromN(Long.toString(at.getEpochSecond()))));
    switch (command.outcome()) {
      case OpenedWallet opened -> item.put("opened", fromS(opened.walletId().value()));
      case Transfer transfer -> putTransfer(item, transfer);
    }
    return item;
  }

  private static void putTransfer(Map<String, AttributeValue> item, Transfer transfer) {
    item.put("kind", fromS(transfer.kind().name()));
    item.put(VERSION, fromN(Long.toString(transfer.version())));
    item.put("from", fromS(transfer.from().value()));
    put(item, "fromOwner", transfer.fromOwner().map(CustomerId::value));
    item.put("to", fromS(transfer.to().value()));
    put(item, "toOwner", transfer.toOwner().map(CustomerId::value));
    item.put("amount", fromN(Long.toString(transfer.amount().minorUnits())));
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
    transfer.settlement().ifPresent(settlement -> putSettlement(item, transfer.id(), settlement));
    item.put("createdAt", instant(transfer.createdAt()));
    transfer.completedAt().ifPresent(at -> item.put("completedAt", instant(at)));
  }

  private static void putSettlement(
      Map<String, AttributeValue> item, TransferId id, Settlement settlement) {
    item.put("settlement", fromS(settlement.state().name()));
    putUnlessZero(item, "tries", settlement.tries());
    if (settlement.raised()) {
      item.put("raised", AttributeValue.fromBool(true));
    }
    settlement
        .dueAt()
        .ifPresent(
            due -> {
              item.put(
                  DUE_SHARD,
                  settlement.state() == SettlementState.ATTENTION
                      ? fromS(ATTENTION)
                      : dueShard(Math.floorMod(id.value().hashCode(), DUE_SHARDS)));
              item.put(DUE_AT, instant(due));
            });
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

  // Items that are read.

  static WalletTerms walletOf(Map<String, AttributeValue> item) {
    return new WalletTerms(
        new WalletId(string(item, WALLET_ID)),
        optional(item, "owner", CustomerId::new),
        optional(item, "account", AccountNumber::new),
        new WalletTypeCode(string(item, "type")),
        currency(item),
        optional(item, "name", WalletName::new),
        instantOf(item, "openedAt"));
  }

  static Entry entryOf(WalletTerms wallet, Map<String, AttributeValue> item) {
    return entryOf(wallet.id(), wallet.currency(), item);
  }

  /** The entry by what its own item says. */
  static Entry entryOf(Map<String, AttributeValue> item) {
    return entryOf(
        new WalletId(string(item, PK).substring(WALLET_PREFIX.length())), currency(item), item);
  }

  private static Entry entryOf(
      WalletId wallet, Currency currency, Map<String, AttributeValue> item) {
    return new Entry(
        wallet,
        Long.parseLong(string(item, SK).substring(ENTRY_PREFIX.length())),
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
            optional(item, "other", WalletId::new),
            optional(item, "type", TransactionTypeCode::new),
            optional(item, "channel", Channel::valueOf),
            optional(item, "note", Note::new)),
        instantOf(item, "at"),
        hashOf(item, "previous"),
        hashOf(item, "hash"));
  }

  /** The record by what its own item says. */
  static CommandRecord commandOf(Map<String, AttributeValue> item) {
    return commandOf(idOf(item), item);
  }

  private static CommandId idOf(Map<String, AttributeValue> item) {
    return new CommandId(string(item, PK).substring(COMMAND_PREFIX.length()));
  }

  static CommandRecord commandOf(CommandId id, Map<String, AttributeValue> item) {
    return new CommandRecord(
        id,
        new Fingerprint(string(item, "request")),
        new TraceId(string(item, "trace")),
        outcomeOf(id, item),
        expiryOf(item));
  }

  static Optional<Instant> expiryOf(Map<String, AttributeValue> item) {
    return item.containsKey(EXPIRES_AT)
        ? Optional.of(Instant.ofEpochSecond(number(item, EXPIRES_AT)))
        : Optional.empty();
  }

  static WalletId walletOfAccount(Map<String, AttributeValue> item) {
    return new WalletId(string(item, "wallet"));
  }

  static WalletId ownedWalletOf(Map<String, AttributeValue> item) {
    return new WalletId(string(item, SK).substring(WALLET_PREFIX.length()));
  }

  static WalletId indexedWalletOf(Map<String, AttributeValue> item) {
    return new WalletId(string(item, WALLET_ID));
  }

  static AttributeValue versionBefore(Map<String, AttributeValue> item) {
    return fromN(Long.toString(number(item, VERSION) - 1));
  }

  static PendingTransfer pendingOf(Map<String, AttributeValue> item) {
    return new PendingTransfer(
        new TransferId(idOf(item)),
        number(item, VERSION),
        TransferKind.valueOf(string(item, "kind")),
        instantOf(item, "createdAt"),
        instantOf(item, DUE_AT),
        ATTENTION.equals(string(item, DUE_SHARD)));
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
            optionalInstant(item, DUE_AT),
            history,
            item.containsKey("raised")));
  }

  private static Outcome outcomeOf(CommandId id, Map<String, AttributeValue> item) {
    if (item.containsKey("opened")) {
      return new OpenedWallet(new WalletId(string(item, "opened")));
    }
    Map<String, String> metadata = new HashMap<>();
    if (item.containsKey("metadata")) {
      attribute(item, "metadata").m().forEach((key, value) -> metadata.put(key, value.s()));
    }
    return new Transfer(
        new TransferId(id),
        number(item, VERSION),
        TransferKind.valueOf(string(item, "kind")),
        new WalletId(string(item, "from")),
        optional(item, "fromOwner", CustomerId::new),
        new WalletId(string(item, "to")),
        optional(item, "toOwner", CustomerId::new),
        money(item, "amount", currency(item)),
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

  // Attributes.

  private static void put(Map<String, AttributeValue> item, String name, Optional<String> value) {
    value.ifPresent(present -> item.put(name, fromS(present)));
  }

  private static void putUnlessZero(Map<String, AttributeValue> item, String name, Money money) {
    putUnlessZero(item, name, money.minorUnits());
  }

  private static void putUnlessZero(Map<String, AttributeValue> item, String name, long number) {
    if (number != 0) {
      item.put(name, fromN(Long.toString(number)));
    }
  }

  static AttributeValue instant(Instant instant) {
    return fromN(Long.toString(instant.toEpochMilli()));
  }

  private static AttributeValue hash(EntryHash hash) {
    return fromB(SdkBytes.fromByteArrayUnsafe(HEX.parseHex(hash.hex())));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("An item of the ledger has no attribute " + name + ".");
    }
    return value;
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  private static <T> Optional<T> optional(
      Map<String, AttributeValue> item, String name, Function<String, T> constructor) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).map(constructor);
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  private static Money money(Map<String, AttributeValue> item, String name, Currency currency) {
    return new Money(number(item, name), currency);
  }

  private static Currency currency(Map<String, AttributeValue> item) {
    return Currency.of(string(item, "currency")).orElseThrow();
  }

  private static Instant instantOf(Map<String, AttributeValue> item, String name) {
    return Instant.ofEpochMilli(Long.parseLong(attribute(item, name).n()));
  }

  private static Optional<Instant> optionalInstant(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? Optional.of(instantOf(item, name)) : Optional.empty();
  }

  private static EntryHash hashOf(Map<String, AttributeValue> item, String name) {
    return new EntryHash(HEX.formatHex(attribute(item, name).b().asByteArrayUnsafe()));
  }
}
