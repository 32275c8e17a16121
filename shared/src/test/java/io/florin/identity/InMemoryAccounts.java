package io.florin.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts in memory. */
public final class InMemoryAccounts implements AccountStore, CustomerStore {
  private final Map<CustomerId, Account> accounts = new HashMap<>();

  @Override
  public synchronized Registration add(Account account) {
    Customer added = account.customer();
    if (findByEmail(added.email()).isPresent()) {
      return new Registration.EmailTaken();
    }
    if (customers().anyMatch(customer -> customer.phone().equals(added.phone()))) {
      return new Registration.PhoneTaken();
    }
    if (added.document().isPresent()
        && customers().anyMatch(customer -> compared(customer).equals(compared(added)))) {
      return new Registration.IdNumberTaken();
    }
    accounts.put(added.id(), account);
    return new Registration.Registered(added);
  }

  @Override
  public synchronized Optional<Account> findByEmail(EmailAddress email) {
    return accounts.values().stream()
        .filter(account -> account.customer().email().equals(email))
        .findFirst();
  }

  @Override
  public synchronized void replacePassword(CustomerId id, PasswordHash passwordHash) {
    Customer customer =
        find(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no customer " + id + "."));
    accounts.put(id, new Account(customer, passwordHash));
  }

  @Override
  public synchronized Optional<Customer> find(CustomerId id) {
    return Optional.ofNullable(accounts.get(id)).map(Account::customer);
  }

  private Stream<Customer> customers() {
    return accounts.values().stream().map(Account::customer);
  }

  private static Optional<String> compared(Customer customer) {
    return customer.document().map(IdentityDocument::comparedNumber);
  }
}
