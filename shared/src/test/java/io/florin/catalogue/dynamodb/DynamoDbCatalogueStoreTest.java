package io.florin.catalogue.dynamodb;

import io.florin.catalogue.CatalogueStoreContract;
import io.florin.ledger.LedgerFixture;
import io.florin.testing.DynamoDbLocal;
import java.util.Random;

class DynamoDbCatalogueStoreTest extends CatalogueStoreContract {

  DynamoDbCatalogueStoreTest() {
    super(
        new DynamoDbCatalogueStore(
            DynamoDbLocal.client(),
            DynamoDbLocal.newTable("catalogue"),
            LedgerFixture.retry(1),
            new Random(1)));
  }
}
