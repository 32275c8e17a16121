package io.florin.identity;

import java.util.Optional;

/**
 * Makes sure that there is an admin, where no admin could make the first one.
 *
 * <p>No operation of the API reaches it: whoever runs the system calls it.
 */
public final class AdminAccount {
  // The second finds the account that somebody else added between the first one's read and write.
  private static final int MAX_TRIES = 2;

  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final Registering registering;

  /** Keeps the admin in {@code accounts}. */
  public AdminAccount(AccountStore accounts, PasswordHasher hasher, Registering registering) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.registering = registering;
  }

  /**
   * Makes sure that there is an admin with that e-mail address and that password. An admin from
   * earlier keeps everything but the password.
   *
   * @throws IllegalStateException when the account can't be had: somebody who is no admin has the
   *     e-mail address, or somebody else the telephone number or the document
   */
  public Customer ensure(Applicant applicant) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<Account> existing = accounts.findByEmail(applicant.email());
      if (existing.isPresent()) {
        return withPassword(existing.get().customer(), applicant.password());
      }
      Registration registration = registering.register(applicant, Role.ADMIN);
      switch (registration) {
        case Registration.Registered registered -> {
          return registered.customer();
        }
        case Registration.EmailTaken taken -> {}
        case Registration.PhoneTaken taken ->
            throw new IllegalStateException("Another customer has the admin's telephone number.");
        case Registration.IdNumberTaken taken ->
            throw new IllegalStateException("Another customer has the admin's document.");
      }
    }
    throw new IllegalStateException("The admin's e-mail address is taken, and by nobody.");
  }

  private Customer withPassword(Customer customer, Password password) {
    if (customer.role() != Role.ADMIN) {
      throw new IllegalStateException(
          "A customer who is no admin has the e-mail address " + customer.email() + ".");
    }
    accounts.replacePassword(customer.id(), hasher.hash(password));
    return customer;
  }
}
