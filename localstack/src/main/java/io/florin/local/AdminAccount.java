package io.florin.local;

import java.util.Optional;

/** Makes the admin that the local stack starts with. On AWS there is none. */
@FunctionalInterface
public interface AdminAccount {
  /** Makes the account in a stack that has just started; empty when there is to be none. */
  Optional<SignIn> open(EmbeddedStack stack);

  /**
   * What the admin logs in with.
   *
   * @param email the address
   * @param password the password, random and as new at each start
   */
  record SignIn(String email, String password) {}
}
