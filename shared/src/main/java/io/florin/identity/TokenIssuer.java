package io.florin.identity;

/** Issues access tokens. */
@FunctionalInterface
public interface TokenIssuer {

  /** A token that says who the customer is and what they may do. */
  AccessToken issue(Customer customer);
}
