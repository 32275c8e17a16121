package io.florin.identity;

import java.util.Optional;

/**
 * Someone who wants to become a customer.
 *
 * @param firstName the first name
 * @param lastName the last name
 * @param email the e-mail address, with which they will sign in
 * @param phone the telephone number
 * @param document the document that says who this is, when they showed one
 * @param password the password, with which they will sign in
 */
public record Applicant(
    PersonName firstName,
    PersonName lastName,
    EmailAddress email,
    PhoneNumber phone,
    Optional<IdentityDocument> document,
    Password password) {}
