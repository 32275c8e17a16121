package io.florin.identity;

/**
 * Who calls an operation, as a verified token says.
 *
 * @param id the customer
 * @param role what the customer might do when the token was issued
 */
public record Caller(CustomerId id, Role role) {

  /** Whether the caller runs the system. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
