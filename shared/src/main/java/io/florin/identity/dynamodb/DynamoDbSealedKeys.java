package io.florin.identity.dynamodb;

import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.dynamodb.TransactionResult;
import io.florin.identity.PublishedKey;
import io.florin.identity.SealedKey;
import io.florin.identity.SealedKeyStore;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * Private keys in the table {@code credentials}, beside their public halves in {@code customers}.
 * Needs {@code Query} on the former, and {@code PutItem} on both.
 */
public final class DynamoDbSealedKeys implements SealedKeyStore {
  private static final int FIRST = 1;

  private final RetryingDynamoDb dynamoDb;
  private final String customersTable;
  private final String credentialsTable;
  private final InstantSource clock;
  private final KeyPartition partition;

  /** Keeps keys in the tables of these names. */
  public DynamoDbSealedKeys(
      DynamoDbClient client,
      String customersTable,
      String credentialsTable,
      Retry retry,
      InstantSource clock) {
    this.dynamoDb = new RetryingDynamoDb(client, retry);
    this.customersTable = customersTable;
    this.credentialsTable = credentialsTable;
    this.clock = clock;
    partition = new KeyPartition(dynamoDb, credentialsTable, CredentialsTable.KEYS_PARTITION);
  }

  @Override
  public Optional<SealedKey> newest() {
    return newest(Requests.deadline(clock));
  }

  private Optional<SealedKey> newest(Deadline deadline) {
    return partition.read(false, 1, deadline).stream().findFirst().map(CredentialsTable::sealedKey);
  }

  @Override
  public SealedKey addFirst(SealedKey sealed, PublishedKey published) {
    Deadline deadline = Requests.deadline(clock);
    List<Put> halves =
        List.of(
            Requests.putNew(credentialsTable, CredentialsTable.sealedKey(FIRST, sealed)),
            Requests.putNew(customersTable, CustomersTable.publishedKey(FIRST, published)));
    return switch (dynamoDb.put(halves, deadline)) {
      case TransactionResult.Committed committed -> sealed;
      // Somebody else was faster, or this very request was, when it was sent before.
      case TransactionResult.ConditionsFailed failed -> first(deadline);
      case TransactionResult.Contended contended -> first(deadline);
    };
  }

  private SealedKey first(Deadline deadline) {
    return newest(deadline)
        .orElseThrow(
            () ->
                new UnavailableException(
                    "DynamoDB", new IllegalStateException("The first key is still being put.")));
  }
}
