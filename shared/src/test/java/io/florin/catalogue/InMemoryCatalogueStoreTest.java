package io.florin.catalogue;

class InMemoryCatalogueStoreTest extends CatalogueStoreContract {

  InMemoryCatalogueStoreTest() {
    super(new InMemoryCatalogueStore());
  }
}
