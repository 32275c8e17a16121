package io.florin.ledger.dynamodb;

import static io.florin.ledger.dynamodb.Attributes.currency;
import static io.florin.ledger.dynamodb.Attributes.instant;
import static io.florin.ledger.dynamodb.Attributes.instantOf;
import static io.florin.ledger.dynamodb.Attributes.money;
import static io.florin.ledger.dynamodb.Attributes.optional;
import static io.florin.ledger.dynamodb.Attributes.put;
import static io.florin.ledger.dynamodb.Attributes.string;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.WalletTypeCode;
import io.florin.identity.CustomerId;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.CommandId;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.ReferenceClaim;
import io.florin.ledger.TransferId;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.Waiting;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletName;
import io.florin.ledger.WalletTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of the table {@code ledger}: its keys, and the items that are little more than keys.
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

  /** Over how many partitions the legs of a wallet that wait are spread. It may never shrink. */
  private static final int LEG_SHARDS = 4;

  /** Over how many partitions the list of batched wallets is spread. It may never shrink. */
  private static final int BATCHED_SHARDS = 4;

  private static final String WALLET = "WALLET";
  private static final String WALLET_PREFIX = "WALLET#";
  private static final String COMMAND_PREFIX = "COMMAND#";
  private static final String LEGS_PREFIX = "LEGS#";
  private static final String LEG_PREFIX = "LEG#";
  private static final String ENTRY_PREFIX = "ENTRY#";
  private static final int VERSION_DIGITS = 12;

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

  static Map<String, AttributeValue> referenceKey(CustomerId caller, ExternalReference reference) {
    return Map.of(
        PK, fromS("REFERENCE#" + caller.value() + "#" + reference.text()), SK, fromS("REFERENCE"));
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

  /** The partitions of the index of what is due that have what waits for something. */
  static List<AttributeValue> dueShards(Waiting.What what) {
    return switch (what) {
      case BANK -> shards("DUE#", DUE_SHARDS);
      case EXPIRY -> shards("EXPIRY#", DUE_SHARDS);
      case BATCH -> shards("BATCH#", DUE_SHARDS);
      case ATTENTION -> List.of(operatorsList());
    };
  }

  static AttributeValue dueShard(Waiting.What what, CommandId id) {
    List<AttributeValue> shards = dueShards(what);
    return shards.get(shard(id.value(), shards.size()));
  }

  static AttributeValue operatorsList() {
    return fromS("ATTENTION");
  }

  /** The partitions of the legs that wait to be posted to a wallet. */
  static List<AttributeValue> legPartitions(WalletId id) {
    return shards(LEGS_PREFIX + id.value() + "#", LEG_SHARDS);
  }

  static List<AttributeValue> batchedWalletPartitions() {
    return shards("BATCHED#", BATCHED_SHARDS);
  }

  private static List<AttributeValue> shards(String prefix, int count) {
    List<AttributeValue> shards = new ArrayList<>();
    for (int shard = 0; shard < count; shard++) {
      shards.add(fromS(prefix + shard));
    }
    return shards;
  }

  private static int shard(String of, int count) {
    return Math.floorMod(of.hashCode(), count);
  }

  static boolean isEntry(Map<String, AttributeValue> item) {
    return string(item, SK).startsWith(ENTRY_PREFIX);
  }

  static boolean isCommand(Map<String, AttributeValue> item) {
    return string(item, PK).startsWith(COMMAND_PREFIX);
  }

  static boolean isLeg(Map<String, AttributeValue> item) {
    return string(item, PK).startsWith(LEGS_PREFIX);
  }

  static WalletId walletOfPartition(Map<String, AttributeValue> item) {
    return new WalletId(string(item, PK).substring(WALLET_PREFIX.length()));
  }

  static long versionOfEntry(Map<String, AttributeValue> item) {
    return Long.parseLong(string(item, SK).substring(ENTRY_PREFIX.length()));
  }

  /** The version of an entry that may be broken; 0 when its key tells none. */
  static long versionOfBroken(Map<String, AttributeValue> item) {
    try {
      return versionOfEntry(item);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static CommandId commandOfPartition(Map<String, AttributeValue> item) {
    return new CommandId(string(item, PK).substring(COMMAND_PREFIX.length()));
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
            : walletShard(shard(terms.id().value(), WALLET_SHARDS)));
    put(item, "owner", terms.owner().map(CustomerId::value));
    put(item, "account", terms.accountNumber().map(AccountNumber::value));
    item.put("type", fromS(terms.type().value()));
    if (terms.settlement() != SettlementMode.DIRECT) {
      item.put("settlement", fromS(terms.settlement().name()));
    }
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
    Map<String, AttributeValue> item =
        new HashMap<>(referenceKey(claim.caller(), claim.reference()));
    item.put("command", fromS(claim.transfer().command().value()));
    return item;
  }

  /** That a wallet receives in batches, by which the janitor finds it. */
  static Map<String, AttributeValue> batchedWallet(WalletId id) {
    return Map.of(
        PK,
        batchedWalletPartitions().get(shard(id.value(), BATCHED_SHARDS)),
        SK,
        ownedWalletSortKey(id));
  }

  static Map<String, AttributeValue> legKey(UnpostedLeg leg) {
    String transfer = leg.transferId().command().value();
    return Map.of(
        PK,
        legPartitions(leg.walletId()).get(shard(transfer, LEG_SHARDS)),
        SK,
        fromS(LEG_PREFIX + transfer));
  }

  static Map<String, AttributeValue> leg(UnpostedLeg leg) {
    Map<String, AttributeValue> item = new HashMap<>(legKey(leg));
    item.put("amount", fromN(Long.toString(leg.amount().minorUnits())));
    item.put("currency", fromS(leg.amount().currency().code()));
    item.put("at", instant(leg.at()));
    return item;
  }

  // Items that are read.

  static UnpostedLeg legOf(Map<String, AttributeValue> item) {
    String partition = string(item, PK);
    return new UnpostedLeg(
        new WalletId(partition.substring(LEGS_PREFIX.length(), partition.lastIndexOf('#'))),
        new TransferId(new CommandId(string(item, SK).substring(LEG_PREFIX.length()))),
        money(item, "amount", currency(item)),
        instantOf(item, "at"));
  }

  static WalletTerms walletOf(Map<String, AttributeValue> item) {
    return new WalletTerms(
        new WalletId(string(item, WALLET_ID)),
        optional(item, "owner", CustomerId::new),
        optional(item, "account", AccountNumber::new),
        new WalletTypeCode(string(item, "type")),
        optional(item, "settlement", SettlementMode::valueOf).orElse(SettlementMode.DIRECT),
        currency(item),
        optional(item, "name", WalletName::new),
        instantOf(item, "openedAt"));
  }

  static WalletId walletOfAccount(Map<String, AttributeValue> item) {
    return new WalletId(string(item, "wallet"));
  }

  static TransferId transferOfReference(Map<String, AttributeValue> item) {
    return new TransferId(new CommandId(string(item, "command")));
  }

  static WalletId ownedWalletOf(Map<String, AttributeValue> item) {
    return new WalletId(string(item, SK).substring(WALLET_PREFIX.length()));
  }

  static WalletId indexedWalletOf(Map<String, AttributeValue> item) {
    return new WalletId(string(item, WALLET_ID));
  }
}
