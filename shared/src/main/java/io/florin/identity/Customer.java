package io.florin.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer: what is known of a person who has an account.
 *
 * @param id the id, for ever the same
 * @param firstName the first name
 * @param lastName the last name
 * @param email the e-mail address, which no other customer has
 * @param emailVerified whether a code sent to the address came back
 * @param phone the telephone number, which no other customer has
 * @param phoneVerified whether a code sent to the number came back
 * @param document the document that says who this is, which no other customer has
 * @param role what the customer may do
 * @param status whether the customer may do it
 * @param twoFactor whether signing in needs a code besides the password
 * @param createdAt when the customer registered
 */
public record Customer(
    CustomerId id,
    PersonName firstName,
    PersonName lastName,
    EmailAddress email,
    boolean emailVerified,
    PhoneNumber phone,
    boolean phoneVerified,
    Optional<IdentityDocument> document,
    Role role,
    CustomerStatus status,
    boolean twoFactor,
    Instant createdAt) {

  /** The customer that an applicant becomes, with contacts that nobody has verified yet. */
  static Customer of(Applicant applicant, CustomerId id, Role role, Instant createdAt) {
    return new Customer(
        id,
        applicant.firstName(),
        applicant.lastName(),
        applicant.email(),
        false,
        applicant.phone(),
        false,
        applicant.document(),
        role,
        CustomerStatus.ACTIVE,
        false,
        createdAt);
  }

  /** Whether the customer may sign in. */
  public boolean isActive() {
    return status == CustomerStatus.ACTIVE;
  }
}
