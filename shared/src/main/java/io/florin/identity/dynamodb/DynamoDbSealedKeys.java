package io.florin.identity.dynamodb;

import io.florin.identity.PublishedKey;
import io.florin.identity.SealedKey;
import io.florin.identity.SealedKeyStore;
import io.florin.retry.Retry;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Private keys in the table {@code credentials}, beside their public halves in {@code customers}.
 * Needs {@code Query} on the former, and {@code PutItem} on both.
 */
public final class DynamoDbSealedKeys implements SealedKeyStore {
  private static final int FIRST = 1;

  private final DynamoDbClient dynamoDb;
  private final String customersTable;
  private final String credentialsTable;
  private final Resending resending;
  private final KeyPartition partition;

  /** Keeps keys in the tables of these names. */
  public DynamoDbSealedKeys(
      DynamoDbClient dynamoDb,
      String customersTable,
      String credentialsTable,
      Retry retry,
      InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.customersTable = customersTable;
    this.credentialsTable = credentialsTable;
    resending = new Resending(retry, clock);
    partition =
        new KeyPartition(dynamoDb, credentialsTable, CredentialsTable.KEYS_PARTITION, resending);
  }

  @Override
  public Optional<SealedKey> newest() {
    return partition.read(false, 1).stream().findFirst().map(CredentialsTable::sealedKey);
  }

  @Override
  public SealedKey addFirst(SealedKey sealed, PublishedKey published) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                Requests.putNew(credentialsTable, CredentialsTable.sealedKey(FIRST, sealed)),
                Requests.putNew(customersTable, CustomersTable.publishedKey(FIRST, published)))
            .build();
    try {
      resending.send(() -> dynamoDb.transactWriteItems(request));
      return sealed;
    } catch (TransactionCanceledException e) {
      if (!Resending.isRefusedCondition(e)) {
        throw e;
      }
      // Somebody else was faster, or this very request was, when it was sent before.
      return newest().orElseThrow(() -> e);
    }
  }
}
