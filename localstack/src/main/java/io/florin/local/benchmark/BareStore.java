package io.florin.local.benchmark;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The store's own speed: the calls of one real transfer, which were recorded, made again and again
 * with other keys, and nothing else. Its wallets are copies under keys that no function looks at,
 * so that their entries, whose balances mean nothing, come from the stream and go no further.
 */
final class BareStore implements Contender {
  private final DynamoDbClient store;
  private final List<List<String>> partitionsOfCallers;
  private final QueryRequest query;
  private final TransactWriteItemsRequest transaction;

  private BareStore(
      DynamoDbClient store,
      List<List<String>> partitionsOfCallers,
      QueryRequest query,
      TransactWriteItemsRequest transaction) {
    this.store = store;
    this.partitionsOfCallers = partitionsOfCallers;
    this.query = query;
    this.transaction = transaction;
  }

  /**
   * The store's speed with the requests of a transfer.
   *
   * @param requests all that one transfer asked of the store
   * @param walletsOfCallers the ids of each caller's wallets
   */
  static BareStore of(
      DynamoDbClient store, Collection<Object> requests, List<List<String>> walletsOfCallers) {
    QueryRequest query = last(requests, QueryRequest.class);
    return new BareStore(
        store,
        walletsOfCallers.stream()
            .map(wallets -> wallets.stream().map(wallet -> copy(wallet, store, query)).toList())
            .toList(),
        query,
        last(requests, TransactWriteItemsRequest.class));
  }

  /** Copies what a transfer reads of a wallet, and returns the key of the copy's partition. */
  private static String copy(String wallet, DynamoDbClient store, QueryRequest query) {
    // As long as the prefix of wallets: keys are a part of what items cost.
    String partition = "STORED#" + wallet;
    var original =
        query.toBuilder()
            .expressionAttributeValues(Map.of(":pk", fromS("WALLET#" + wallet)))
            .build();
    for (Map<String, AttributeValue> item : store.query(original).items()) {
      Map<String, AttributeValue> copy = new HashMap<>(item);
      copy.put("pk", fromS(partition));
      store.putItem(put -> put.tableName(query.tableName()).item(copy));
    }
    return partition;
  }

  @Override
  public void transfer(int caller, RandomGenerator random) {
    List<String> partitions = partitionsOfCallers.get(caller);
    int from = random.nextInt(partitions.size());
    int to = (from + 1 + random.nextInt(partitions.size() - 1)) % partitions.size();
    String fromKey = nextEntryKey(partitions.get(from));
    String toKey = nextEntryKey(partitions.get(to));
    List<TransactWriteItem> items = transaction.transactItems();
    store.transactWriteItems(
        transaction.toBuilder()
            .clientRequestToken(UUID.randomUUID().toString())
            .transactItems(
                withKey(items.get(0).put(), partitions.get(from), fromKey),
                withKey(items.get(1).put(), partitions.get(to), toKey),
                withKey(items.get(2).put(), "COMMAND#" + UUID.randomUUID(), "COMMAND"))
            .build());
  }

  private String nextEntryKey(String partition) {
    var newest =
        store.query(
            query.toBuilder().expressionAttributeValues(Map.of(":pk", fromS(partition))).build());
    AttributeValue sortKey = Objects.requireNonNull(newest.items().getLast().get("sk"));
    String[] key = sortKey.s().split("#", -1);
    return key[0] + "#" + "%012d".formatted(Long.parseLong(key[1]) + 1);
  }

  private static TransactWriteItem withKey(Put put, String partition, String sort) {
    Map<String, AttributeValue> item = new HashMap<>(put.item());
    item.put("pk", fromS(partition));
    item.put("sk", fromS(sort));
    return TransactWriteItem.builder().put(put.toBuilder().item(item).build()).build();
  }

  private static <T> T last(Collection<Object> requests, Class<T> type) {
    return requests.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () -> new IllegalStateException("A transfer makes no " + type.getSimpleName() + "."));
  }
}
