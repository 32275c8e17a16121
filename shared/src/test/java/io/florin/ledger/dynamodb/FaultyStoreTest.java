package io.florin.ledger.dynamodb;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.LedgerStoreContract;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.Fault;
import io.florin.testing.FaultyDynamoDb;
import java.time.InstantSource;
import java.util.Random;

/** The store keeps all its promises while a third of its calls fail. */
class FaultyStoreTest extends LedgerStoreContract {
  private static final long SEED = 20261121;

  FaultyStoreTest() {
    super(FaultyStoreTest::store);
  }

  private static LedgerStore store(InstantSource clock) {
    FaultyDynamoDb faulty = new FaultyDynamoDb(DynamoDbLocal.client());
    faulty.byChance(new Random(SEED), 0.33, Fault.anyKind());
    return LedgerTables.store(faulty.client(), LedgerTables.newTable(), clock);
  }
}
