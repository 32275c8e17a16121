package io.florin.ledger.dynamodb;

import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.dynamodb.TransactionResult;
import io.florin.identity.CustomerId;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Commit;
import io.florin.ledger.CommitResult;
import io.florin.ledger.Entry;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.KeptEntry;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.NumberedWallet;
import io.florin.ledger.Order;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.UnreadableRecordException;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Waiting;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletTerms;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The ledger in a table of DynamoDB. Everything is put on a condition, nothing is updated. */
public final class DynamoDbLedgerStore implements LedgerStore {
  // A wallet takes two items: what never changes, and the newest entry.
  private static final int ITEMS_OF_A_WALLET = 2;
  // A page is short or empty while appends are in flight: so many at once is no passing fault.
  private static final int MAX_PAGES = 50;
  // As many keys as one BatchGetItem takes.
  private static final int MAX_KEYS = 100;
  // The year 9999: what is due after it is not due.
  private static final Instant FAR_FUTURE = Instant.ofEpochMilli(253_402_300_799_999L);

  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbLedgerStore.class);

  private final RetryingDynamoDb dynamoDb;
  private final String table;
  private final InstantSource clock;
  private final Executor sideBySide;
  private final Retry rereading;

  /**
   * A ledger in a table.
   *
   * @param clock by which the records of commands expire
   * @param sideBySide runs the reads of several wallets at once
   * @param retry how often, and after what waits, a call is tried again
   */
  public DynamoDbLedgerStore(
      DynamoDbClient client, String table, InstantSource clock, Executor sideBySide, Retry retry) {
    this.dynamoDb = new RetryingDynamoDb(client, retry);
    this.table = table;
    this.clock = clock;
    this.sideBySide = sideBySide;
    this.rereading = retry;
  }

  @Override
  public Map<WalletId, Wallet> wallets(Set<WalletId> ids, Deadline deadline) {
    // In an order of their own: that of a set may be another one in each process.
    List<WalletId> all = ids.stream().sorted().toList();
    if (all.isEmpty()) {
      return Map.of();
    }
    // The calling thread reads the first wallet while others read the rest.
    List<CompletableFuture<Optional<Wallet>>> others =
        all.subList(1, all.size()).stream()
            .map(id -> CompletableFuture.supplyAsync(() -> wallet(id, deadline), sideBySide))
            .toList();
    Map<WalletId, Wallet> wallets = new HashMap<>();
    wallet(all.getFirst(), deadline).ifPresent(wallet -> wallets.put(wallet.id(), wallet));
    for (CompletableFuture<Optional<Wallet>> other : others) {
      join(other).ifPresent(wallet -> wallets.put(wallet.id(), wallet));
    }
    return wallets;
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Optional<Wallet> wallet(WalletId id, Deadline deadline) {
    return whole(id, deadline)
        .map(
            whole -> {
              WalletTerms terms = LedgerItems.walletOf(whole.wallet());
              return new Wallet(terms, EntryItems.entryOf(terms, whole.entry()));
            });
  }

  @Override
  public boolean isNewest(WalletId id, long version, Deadline deadline) {
    Map<String, AttributeValue> next =
        Map.of(
            LedgerItems.PK,
            LedgerItems.walletPartition(id),
            LedgerItems.SK,
            LedgerItems.entrySortKey(version + 1));
    return !dynamoDb
        .getInTransaction(Get.builder().tableName(table).key(next).build(), deadline)
        .hasItem();
  }

  @Override
  public Wallet namedWallet(WalletId id, Deadline deadline) {
    for (int tries = 1; ; tries++) {
      Optional<Wallet> wallet = wallet(id, deadline);
      if (wallet.isPresent()) {
        return wallet.get();
      }
      if (!rereading.waitForNextTry(tries, deadline)) {
        throw halfRead();
      }
    }
  }

  private static UnavailableException halfRead() {
    return new UnavailableException(
        "The ledger", new IllegalStateException("Half of a transaction was read."));
  }

  @Override
  public Optional<NumberedWallet> numbered(WalletId id, Deadline deadline) {
    return whole(id, deadline)
        .map(
            whole ->
                new NumberedWallet(
                    LedgerItems.walletOf(whole.wallet()),
                    LedgerItems.versionOfEntry(whole.entry())));
  }

  /** The items of a wallet. */
  private record WholeWallet(
      Map<String, AttributeValue> wallet, Map<String, AttributeValue> entry) {}

  private Optional<WholeWallet> whole(WalletId id, Deadline deadline) {
    for (int tries = 1; ; tries++) {
      NewestItems newest = newestItems(id, deadline);
      if (newest.wallet().isPresent() && newest.entry().isPresent()) {
        return Optional.of(new WholeWallet(newest.wallet().get(), newest.entry().get()));
      }
      if (newest.wallet().isEmpty() && newest.entry().isEmpty()) {
        return Optional.empty();
      }
      // One was put together with the other, so a half of a wallet is a fault that passes.
      if (!rereading.waitForNextTry(tries, deadline)) {
        throw new UnavailableException(
            "The ledger", new IllegalStateException("Half of a wallet was read."));
      }
    }
  }

  /** What a wallet's partition has last: what never changes of it, and its newest entry. */
  private record NewestItems(
      Optional<Map<String, AttributeValue>> wallet, Optional<Map<String, AttributeValue>> entry) {}

  private NewestItems newestItems(WalletId id, Deadline deadline) {
    Optional<Map<String, AttributeValue>> wallet = Optional.empty();
    Map<String, AttributeValue> startKey = Map.of();
    for (int pages = 1; pages <= MAX_PAGES; pages++) {
      QueryResponse page = dynamoDb.query(newestFirst(id, startKey), deadline);
      for (Map<String, AttributeValue> item : page.items()) {
        if (LedgerItems.isEntry(item)) {
          return new NewestItems(wallet, Optional.of(item));
        }
        wallet = Optional.of(item);
      }
      // While an append is in flight AWS can answer a short or even an empty page: go on after it.
      if (!page.hasLastEvaluatedKey()) {
        return new NewestItems(wallet, Optional.empty());
      }
      startKey = page.lastEvaluatedKey();
    }
    // Whether there is a wallet is not known then, so nothing may be said of it.
    throw new UnavailableException(
        "The ledger", new IllegalStateException("Too many short pages."));
  }

  private QueryRequest newestFirst(WalletId id, Map<String, AttributeValue> startKey) {
    return partition(LedgerItems.walletPartition(id), startKey)
        .scanIndexForward(false)
        .limit(ITEMS_OF_A_WALLET)
        .build();
  }

  @Override
  public Optional<CommandRecord> command(CommandId id, Deadline deadline) {
    return item(LedgerItems.commandKey(id), deadline)
        .map(item -> readable(id, item))
        .filter(command -> !hasExpired(command));
  }

  @Override
  public Map<CommandId, CommandRecord> commands(Set<CommandId> ids, Deadline deadline) {
    if (ids.size() > MAX_COMMANDS) {
      throw new IllegalArgumentException("One call reads " + MAX_COMMANDS + " records at most.");
    }
    Map<CommandId, CommandRecord> records = new HashMap<>();
    Deque<Map<String, AttributeValue>> keys = new ArrayDeque<>();
    ids.stream()
        .sorted(Comparator.comparing(CommandId::value))
        .forEach(id -> keys.add(LedgerItems.commandKey(id)));
    for (int tries = 1; !keys.isEmpty(); ) {
      List<Map<String, AttributeValue>> some = new ArrayList<>();
      while (!keys.isEmpty() && some.size() < MAX_KEYS) {
        some.add(keys.remove());
      }
      BatchGetItemResponse answer = dynamoDb.batchGetItem(batchGet(some), deadline);
      for (Map<String, AttributeValue> item : answer.responses().getOrDefault(table, List.of())) {
        CommandId id = LedgerItems.commandOfPartition(item);
        records.put(id, readable(id, item));
      }
      KeysAndAttributes left = answer.unprocessedKeys().get(table);
      if (left != null) {
        keys.addAll(left.keys());
        // What is left over is so by throttling or by size; some may come through each time.
        if (!rereading.waitForNextTry(tries++, deadline)) {
          throw new UnavailableException(
              "The ledger", new IllegalStateException("Some records were not read."));
        }
      }
    }
    return records;
  }

  @Override
  public Map<CommandId, CommandRecord> namedCommands(Set<CommandId> ids, Deadline deadline) {
    Map<CommandId, CommandRecord> records = new HashMap<>(commands(ids, deadline));
    for (int tries = 1; records.size() < ids.size(); tries++) {
      if (!rereading.waitForNextTry(tries, deadline)) {
        throw halfRead();
      }
      Set<CommandId> unseen = new LinkedHashSet<>(ids);
      unseen.removeAll(records.keySet());
      records.putAll(commands(unseen, deadline));
    }
    return records;
  }

  private BatchGetItemRequest batchGet(List<Map<String, AttributeValue>> keys) {
    return BatchGetItemRequest.builder()
        .requestItems(
            Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
        .build();
  }

  private static CommandRecord readable(CommandId id, Map<String, AttributeValue> item) {
    try {
      return CommandItems.commandOf(id, item);
    } catch (RuntimeException e) {
      throw new UnreadableRecordException(id, e);
    }
  }

  private boolean hasExpired(CommandRecord command) {
    return command.expiresAt().filter(at -> at.isBefore(clock.instant())).isPresent();
  }

  @Override
  public Optional<WalletId> walletOf(AccountNumber number, Deadline deadline) {
    return item(LedgerItems.accountKey(number), deadline).map(LedgerItems::walletOfAccount);
  }

  @Override
  public Optional<TransferId> transferOf(
      CustomerId caller, ExternalReference reference, Deadline deadline) {
    return item(LedgerItems.referenceKey(caller, reference), deadline)
        .map(LedgerItems::transferOfReference);
  }

  private Optional<Map<String, AttributeValue>> item(
      Map<String, AttributeValue> key, Deadline deadline) {
    var response =
        dynamoDb.getItem(
            GetItemRequest.builder().tableName(table).key(key).consistentRead(true).build(),
            deadline);
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  @Override
  public CommitResult commit(Commit commit, Deadline deadline) {
    CommitWrites writes = CommitWrites.of(commit, table, clock.instant());
    return switch (dynamoDb.write(writes.writes(), deadline)) {
      case TransactionResult.Committed committed -> new CommitResult.Committed();
      case TransactionResult.Contended contended -> new CommitResult.Contended();
      case TransactionResult.ConditionsFailed failed -> writes.meaningOf(failed);
    };
  }

  @Override
  public List<Entry> entries(
      WalletTerms wallet, VersionRange range, Order order, int limit, Deadline deadline) {
    EntryItemsRead read = untilGapless(wallet, range, order, limit, deadline);
    if (!read.gapless()) {
      throw new UnavailableException(
          "The ledger", new IllegalStateException("Entries were read with a gap between them."));
    }
    return read.items().stream().map(item -> EntryItems.entryOf(wallet, item)).toList();
  }

  @Override
  public List<KeptEntry> keptEntries(
      WalletTerms wallet, VersionRange range, int limit, Deadline deadline) {
    // Whether what is missing will come, or is gone: it was waited for long enough.
    return untilGapless(wallet, range, Order.ASCENDING, limit, deadline).items().stream()
        .map(item -> kept(wallet, item))
        .toList();
  }

  /** Items of entries, and whether all are there that have to be. */
  private record EntryItemsRead(List<Map<String, AttributeValue>> items, boolean gapless) {}

  /**
   * Reads entries until none is missing. A transaction may append several entries to one wallet,
   * and while it is in flight a reader may see the later of them and not the earlier.
   */
  private EntryItemsRead untilGapless(
      WalletTerms wallet, VersionRange range, Order order, int limit, Deadline deadline) {
    for (int tries = 1; ; tries++) {
      List<Map<String, AttributeValue>> items =
          list(between(wallet, range, order), limit, deadline);
      boolean gapless = isGapless(wallet, range, order, limit, items, deadline);
      if (gapless || !rereading.waitForNextTry(tries, deadline)) {
        return new EntryItemsRead(items, gapless);
      }
    }
  }

  private boolean isGapless(
      WalletTerms wallet,
      VersionRange range,
      Order order,
      int limit,
      List<Map<String, AttributeValue>> items,
      Deadline deadline) {
    boolean ascending = order == Order.ASCENDING;
    long step = ascending ? 1 : -1;
    List<Long> versions = items.stream().map(LedgerItems::versionOfBroken).toList();
    for (int index = 1; index < versions.size(); index++) {
      if (versions.get(index) != versions.get(index - 1) + step) {
        return false;
      }
    }
    if (versions.isEmpty()) {
      return newestVersion(wallet, deadline) < range.first();
    }
    boolean full = items.size() == limit;
    long lowest = ascending ? versions.getFirst() : versions.getLast();
    long highest = ascending ? versions.getLast() : versions.getFirst();
    boolean fromTheFirst = lowest == range.first() || (!ascending && full);
    boolean toTheLast = highest == range.last() || (ascending && full);
    // The range may go beyond the newest entry: what is missing there has never been.
    return fromTheFirst && (toTheLast || newestVersion(wallet, deadline) <= highest);
  }

  private long newestVersion(WalletTerms wallet, Deadline deadline) {
    return newestItems(wallet.id(), deadline).entry().map(LedgerItems::versionOfBroken).orElse(0L);
  }

  private static KeptEntry kept(WalletTerms wallet, Map<String, AttributeValue> item) {
    try {
      return new KeptEntry.Legible(EntryItems.entryOf(wallet, item));
    } catch (RuntimeException e) {
      LOG.error("An entry of {} can't be read: {}", wallet.id(), item.get(LedgerItems.SK), e);
      return new KeptEntry.Illegible(LedgerItems.versionOfBroken(item));
    }
  }

  private static QueryRequest.Builder between(WalletTerms wallet, VersionRange range, Order order) {
    return QueryRequest.builder()
        .keyConditionExpression(
            LedgerItems.PK + " = :pk AND " + LedgerItems.SK + " BETWEEN :first AND :last")
        .expressionAttributeValues(
            Map.of(
                ":pk",
                LedgerItems.walletPartition(wallet.id()),
                ":first",
                LedgerItems.entrySortKey(range.first()),
                ":last",
                LedgerItems.entrySortKey(range.last())))
        .consistentRead(true)
        .scanIndexForward(order == Order.ASCENDING);
  }

  @Override
  public List<WalletId> walletsOf(
      CustomerId owner, Order order, Optional<WalletId> after, int limit, Deadline deadline) {
    QueryRequest.Builder query =
        afterWallet(
                LedgerItems.PK,
                LedgerItems.ownerPartition(owner),
                LedgerItems.SK,
                order,
                after.map(LedgerItems::ownedWalletSortKey))
            .consistentRead(true);
    return list(query, limit, deadline).stream().map(LedgerItems::ownedWalletOf).toList();
  }

  @Override
  public List<WalletId> allWallets(
      Order order, Optional<WalletId> after, int limit, Deadline deadline) {
    List<WalletId> wallets = new ArrayList<>();
    for (int shard = 0; shard < LedgerItems.WALLET_SHARDS; shard++) {
      QueryRequest.Builder query =
          afterWallet(
                  LedgerItems.WALLET_SHARD,
                  LedgerItems.walletShard(shard),
                  LedgerItems.WALLET_ID,
                  order,
                  after.map(id -> AttributeValue.fromS(id.value())))
              .indexName(LedgerItems.WALLETS_INDEX);
      list(query, limit, deadline).forEach(item -> wallets.add(LedgerItems.indexedWalletOf(item)));
    }
    Comparator<WalletId> byOpening = Comparator.naturalOrder();
    return wallets.stream()
        .sorted(order == Order.ASCENDING ? byOpening : byOpening.reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<PendingTransfer> pending(int limit, Deadline deadline) {
    return waiting(
        LedgerItems.dueShards(Waiting.What.BANK), Instant.EPOCH, FAR_FUTURE, limit, deadline);
  }

  @Override
  public List<PendingTransfer> needingAttention(int limit, Deadline deadline) {
    return waiting(
        List.of(LedgerItems.operatorsList()), Instant.EPOCH, FAR_FUTURE, limit, deadline);
  }

  @Override
  public List<PendingTransfer> due(Instant from, Instant to, int limit, Deadline deadline) {
    List<AttributeValue> all = new ArrayList<>(LedgerItems.dueShards(Waiting.What.BANK));
    all.add(LedgerItems.operatorsList());
    return waiting(all, from, to, limit, deadline);
  }

  private List<PendingTransfer> waiting(
      List<AttributeValue> shards, Instant from, Instant to, int limit, Deadline deadline) {
    if (limit < 1 || limit > MAX_PENDING) {
      throw new IllegalArgumentException("A list has 1 to " + MAX_PENDING + " items.");
    }
    List<PendingTransfer> waiting = new ArrayList<>();
    rowsOfWhatIsDue(shards, from, to, limit, deadline)
        .forEach(row -> readable(row).ifPresent(waiting::add));
    return waiting.stream()
        .sorted(Comparator.comparing(PendingTransfer::dueAt))
        .limit(limit)
        .toList();
  }

  @Override
  public List<CommandId> due(Waiting.What what, Instant to, int limit, Deadline deadline) {
    return rowsOfWhatIsDue(LedgerItems.dueShards(what), Instant.EPOCH, to, limit, deadline).stream()
        .sorted(Comparator.comparingLong(row -> Attributes.number(row, LedgerItems.DUE_AT)))
        .limit(limit)
        .map(LedgerItems::commandOfPartition)
        .toList();
  }

  /** Up to the limit of each shard. */
  private List<Map<String, AttributeValue>> rowsOfWhatIsDue(
      List<AttributeValue> shards, Instant from, Instant to, int limit, Deadline deadline) {
    if (limit < 1 || limit > MAX_PENDING) {
      throw new IllegalArgumentException("A list has 1 to " + MAX_PENDING + " items.");
    }
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    for (AttributeValue shard : shards) {
      QueryRequest.Builder query =
          QueryRequest.builder()
              .indexName(LedgerItems.DUE_INDEX)
              .keyConditionExpression(
                  LedgerItems.DUE_SHARD
                      + " = :shard AND "
                      + LedgerItems.DUE_AT
                      + " BETWEEN :from AND :to")
              .expressionAttributeValues(
                  Map.of(
                      ":shard",
                      shard,
                      ":from",
                      Attributes.instant(from),
                      ":to",
                      Attributes.instant(to)));
      rows.addAll(items(query, limit, deadline));
    }
    return rows;
  }

  @Override
  public List<UnpostedLeg> legs(WalletTerms wallet, int limit, Deadline deadline) {
    if (limit < 1 || limit > MAX_LEGS) {
      throw new IllegalArgumentException("A list has 1 to " + MAX_LEGS + " items.");
    }
    // Each shard up to the limit, or the later ones would wait for as long as the first is full.
    List<AttributeValue> shards = LedgerItems.legPartitions(wallet.id());
    List<CompletableFuture<List<UnpostedLeg>>> others =
        shards.subList(1, shards.size()).stream()
            .map(
                shard ->
                    CompletableFuture.supplyAsync(() -> legsOf(shard, limit, deadline), sideBySide))
            .toList();
    List<UnpostedLeg> legs = new ArrayList<>(legsOf(shards.getFirst(), limit, deadline));
    others.forEach(other -> legs.addAll(join(other)));
    return legs.stream().sorted(Comparator.comparing(UnpostedLeg::at)).limit(limit).toList();
  }

  private List<UnpostedLeg> legsOf(AttributeValue shard, int limit, Deadline deadline) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .keyConditionExpression(LedgerItems.PK + " = :pk")
            .expressionAttributeValues(Map.of(":pk", shard))
            .consistentRead(true);
    return items(query, limit, deadline).stream().map(LedgerItems::legOf).toList();
  }

  @Override
  public List<WalletId> batchedWallets(Optional<WalletId> after, int limit, Deadline deadline) {
    List<WalletId> wallets = new ArrayList<>();
    for (AttributeValue shard : LedgerItems.batchedWalletPartitions()) {
      QueryRequest.Builder query =
          afterWallet(
                  LedgerItems.PK,
                  shard,
                  LedgerItems.SK,
                  Order.ASCENDING,
                  after.map(LedgerItems::ownedWalletSortKey))
              .consistentRead(true);
      list(query, limit, deadline).forEach(item -> wallets.add(LedgerItems.ownedWalletOf(item)));
    }
    return wallets.stream().sorted().limit(limit).toList();
  }

  /** What a row of the index tells. One that is broken must not hide all the others. */
  private static Optional<PendingTransfer> readable(Map<String, AttributeValue> row) {
    try {
      return Optional.of(CommandItems.pendingOf(row));
    } catch (RuntimeException e) {
      LOG.error("What is due under {} can't be read", row.get(LedgerItems.PK), e);
      return Optional.empty();
    }
  }

  private static QueryRequest.Builder afterWallet(
      String partitionName,
      AttributeValue partition,
      String sortName,
      Order order,
      Optional<AttributeValue> after) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pk", partition);
    after.ifPresent(value -> values.put(":after", value));
    String beyond = sortName + (order == Order.ASCENDING ? " > :after" : " < :after");
    return QueryRequest.builder()
        .keyConditionExpression(
            partitionName + " = :pk" + (after.isPresent() ? " AND " + beyond : ""))
        .expressionAttributeValues(values)
        .scanIndexForward(order == Order.ASCENDING);
  }

  /** As many items as there are up to the limit, over as many pages as DynamoDB makes of them. */
  private List<Map<String, AttributeValue>> list(
      QueryRequest.Builder query, int limit, Deadline deadline) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("A list has 1 to " + MAX_PAGE + " items.");
    }
    return items(query, limit, deadline);
  }

  private List<Map<String, AttributeValue>> items(
      QueryRequest.Builder query, int limit, Deadline deadline) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    query.tableName(table);
    for (int pages = 1; ; pages++) {
      QueryResponse page = dynamoDb.query(query.limit(limit - items.size()).build(), deadline);
      items.addAll(page.items());
      if (!page.hasLastEvaluatedKey() || items.size() >= limit) {
        return items;
      }
      if (pages == MAX_PAGES) {
        throw new UnavailableException(
            "The ledger", new IllegalStateException("Too many short pages."));
      }
      query.exclusiveStartKey(page.lastEvaluatedKey());
    }
  }

  private QueryRequest.Builder partition(
      AttributeValue partition, Map<String, AttributeValue> startKey) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression(LedgerItems.PK + " = :pk")
        .expressionAttributeValues(Map.of(":pk", partition))
        .exclusiveStartKey(startKey.isEmpty() ? null : startKey)
        .consistentRead(true);
  }
}
