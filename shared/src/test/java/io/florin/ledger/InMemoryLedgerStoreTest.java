package io.florin.ledger;

class InMemoryLedgerStoreTest extends LedgerStoreContract {

  InMemoryLedgerStoreTest() {
    super(InMemoryLedgerStore::new);
  }
}
