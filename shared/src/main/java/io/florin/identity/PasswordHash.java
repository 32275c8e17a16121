package io.florin.identity;

/**
 * The hash of a password, with its salt and parameters.
 *
 * @param value the hash in its own encoding, which {@link #toString} does not show
 */
public record PasswordHash(String value) {

  /**
   * Checks the hash.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public PasswordHash {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("Not the hash of a password.");
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
