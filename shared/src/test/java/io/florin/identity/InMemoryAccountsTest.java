package io.florin.identity;

class InMemoryAccountsTest extends AccountStoreContract {
  private InMemoryAccounts accounts = new InMemoryAccounts();

  @Override
  protected AccountStore accounts() {
    accounts = new InMemoryAccounts();
    return accounts;
  }

  @Override
  protected CustomerStore customers() {
    return accounts;
  }
}
