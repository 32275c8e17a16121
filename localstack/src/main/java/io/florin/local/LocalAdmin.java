package io.florin.local;

/** Makes the admin that a stack on one machine starts with. On AWS there is none. */
@FunctionalInterface
public interface LocalAdmin {

  /** Makes the account in a stack that has just started. */
  SignIn open(Platforms stack);

  /**
   * What the admin logs in with.
   *
   * @param email the address
   * @param password the password, random and new at each start
   */
  record SignIn(String email, String password) {}
}
