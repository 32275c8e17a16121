package io.florin.ledger.dynamodb;

import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.testing.DynamoDbLocal;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Ledgers in empty tables of DynamoDB Local. */
public final class LedgerTables {
  private static final int MAX_TRIES = 30;

  private LedgerTables() {}

  /** Makes an empty table with its indexes, and returns its name. */
  public static String newTable() {
    return DynamoDbLocal.newTable("ledger", indexes().toArray(DynamoDbLocal.Index[]::new));
  }

  /** The indexes of the table. */
  public static List<DynamoDbLocal.Index> indexes() {
    return List.of(
        new DynamoDbLocal.Index(
            LedgerItems.WALLETS_INDEX,
            LedgerItems.WALLET_SHARD,
            LedgerItems.WALLET_ID,
            ScalarAttributeType.S,
            List.of()),
        new DynamoDbLocal.Index(
            LedgerItems.DUE_INDEX,
            LedgerItems.DUE_SHARD,
            LedgerItems.DUE_AT,
            ScalarAttributeType.N,
            List.of("kind", "version", "createdAt")));
  }

  /** A ledger in a table, reached through a client. */
  public static LedgerStore store(DynamoDbClient client, String table, InstantSource clock) {
    return new DynamoDbLedgerStore(
        client, table, clock, Runnable::run, LedgerFixture.retry(MAX_TRIES));
  }
}
