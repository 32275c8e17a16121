package io.florin.identity;

import io.florin.identity.ulid.UlidCustomerIds;
import java.time.Instant;
import java.util.Optional;

/** Applicants for tests: any number of them, all different. */
public final class Applicants {
  /** The password of all of them. */
  public static final Password PASSWORD = new Password("correct horse battery");

  private static final CustomerIdSource IDS = new UlidCustomerIds();
  private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");

  private Applicants() {}

  /** The nth applicant, without a document. */
  public static Applicant applicant(int number) {
    return new Applicant(
        new PersonName("Ada"),
        new PersonName("Lovelace"),
        new EmailAddress("ada" + number + "@example.com"),
        new PhoneNumber("+4917000" + (100_000 + number)),
        Optional.empty(),
        PASSWORD);
  }

  /** The nth applicant, with a document. */
  public static Applicant applicant(int number, IdentityDocument document) {
    Applicant plain = applicant(number);
    return new Applicant(
        plain.firstName(),
        plain.lastName(),
        plain.email(),
        plain.phone(),
        Optional.of(document),
        plain.password());
  }

  /** The account that the applicant gets, with an id of its own. */
  public static Account account(Applicant applicant) {
    return new Account(
        Customer.of(applicant, IDS.next(), Role.CUSTOMER, NOW), new PasswordHash("hash"));
  }

  /** The customer, barred by an admin. */
  public static Customer suspended(Customer customer) {
    return new Customer(
        customer.id(),
        customer.firstName(),
        customer.lastName(),
        customer.email(),
        customer.emailVerified(),
        customer.phone(),
        customer.phoneVerified(),
        customer.document(),
        customer.role(),
        CustomerStatus.SUSPENDED,
        customer.twoFactor(),
        customer.createdAt());
  }

  /** A customer with that role. */
  public static Customer customer(Role role) {
    return Customer.of(applicant(0), IDS.next(), role, NOW);
  }
}
