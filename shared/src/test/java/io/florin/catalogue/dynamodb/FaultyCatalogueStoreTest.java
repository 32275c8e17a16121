package io.florin.catalogue.dynamodb;

import io.florin.catalogue.CatalogueStore;
import io.florin.catalogue.CatalogueStoreContract;
import io.florin.ledger.LedgerFixture;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.Fault;
import io.florin.testing.FaultyDynamoDb;
import java.util.Random;

/** The store keeps all its promises while a third of its calls fail. */
class FaultyCatalogueStoreTest extends CatalogueStoreContract {
  private static final long SEED = 20261121;
  private static final int MAX_TRIES = 30;

  FaultyCatalogueStoreTest() {
    super(store());
  }

  private static CatalogueStore store() {
    FaultyDynamoDb faulty = new FaultyDynamoDb(DynamoDbLocal.client());
    faulty.byChance(new Random(SEED), 0.33, Fault.anyKind());
    return new DynamoDbCatalogueStore(
        faulty.client(),
        DynamoDbLocal.newTable("catalogue"),
        LedgerFixture.retry(MAX_TRIES),
        new Random(SEED));
  }
}
