package io.florin.ledger.dynamodb;

import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.testing.DynamoDbLocal;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Ledgers in empty tables of DynamoDB Local. */
public final class LedgerTables {
  private static final int MAX_TRIES = 30;

  private LedgerTables() {}

  /** Makes an empty table with the index of wallets, and returns its name. */
  public static String newTable() {
    return DynamoDbLocal.newTable(
        "ledger", LedgerItems.WALLETS_INDEX, LedgerItems.WALLET_SHARD, LedgerItems.WALLET_ID);
  }

  /** A ledger in a table, reached through a client. */
  public static LedgerStore store(DynamoDbClient client, String table, InstantSource clock) {
    return new DynamoDbLedgerStore(
        client, table, clock, Runnable::run, LedgerFixture.retry(MAX_TRIES));
  }
}
