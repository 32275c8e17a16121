package io.florin.identity;

/**
 * A customer with what it takes to sign in as them.
 *
 * @param customer the customer
 * @param passwordHash the hash of their password
 */
public record Account(Customer customer, PasswordHash passwordHash) {}
