package io.florin.identity;

/** What came of an attempt to sign in. */
public sealed interface SignIn {

  /**
   * The caller is the customer.
   *
   * @param customer the customer
   * @param accessToken what the caller shows from now on
   */
  record SignedIn(Customer customer, AccessToken accessToken) implements SignIn {}

  /** The caller is not told why: that would tell who has an account. */
  record InvalidCredentials() implements SignIn {}
}
