package io.florin.identity.dynamodb;

import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.identity.PublishedKey;
import io.florin.identity.PublishedKeyStore;
import io.florin.retry.Retry;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Public keys in the table {@code customers}. Needs {@code Query} there. */
public final class DynamoDbPublishedKeys implements PublishedKeyStore {
  // As many as a partition of keys can have in decades of monthly rotation.
  private static final int MAX_KEYS = 1000;

  private final KeyPartition partition;
  private final InstantSource clock;

  /** Reads the table of that name. */
  public DynamoDbPublishedKeys(
      DynamoDbClient client, String customersTable, Retry retry, InstantSource clock) {
    partition =
        new KeyPartition(
            new RetryingDynamoDb(client, retry), customersTable, CustomersTable.KEYS_PARTITION);
    this.clock = clock;
  }

  @Override
  public List<PublishedKey> all() {
    return partition.read(true, MAX_KEYS, Requests.deadline(clock)).stream()
        .map(CustomersTable::publishedKey)
        .toList();
  }
}
