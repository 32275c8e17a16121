package io.florin.identity;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Makes customers of applicants. */
public final class Registering {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final CustomerIdSource ids;
  private final InstantSource clock;

  /** Registers into {@code accounts}, with ids and instants from the sources given. */
  public Registering(
      AccountStore accounts, PasswordHasher hasher, CustomerIdSource ids, InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  /** Registers the applicant as a customer with role {@link Role#CUSTOMER}. */
  public Registration register(Applicant applicant) {
    return register(applicant, Role.CUSTOMER);
  }

  Registration register(Applicant applicant, Role role) {
    // Milliseconds, so that the answer to a registration and a later read are the same.
    Customer customer =
        Customer.of(applicant, ids.next(), role, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return accounts.add(new Account(customer, hasher.hash(applicant.password())));
  }
}
