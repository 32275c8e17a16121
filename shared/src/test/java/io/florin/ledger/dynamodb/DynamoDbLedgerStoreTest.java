package io.florin.ledger.dynamodb;

import io.florin.ledger.LedgerStoreContract;
import io.florin.testing.DynamoDbLocal;

class DynamoDbLedgerStoreTest extends LedgerStoreContract {

  DynamoDbLedgerStoreTest() {
    super(clock -> LedgerTables.store(DynamoDbLocal.client(), LedgerTables.newTable(), clock));
  }
}
