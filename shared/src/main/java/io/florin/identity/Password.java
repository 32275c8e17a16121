package io.florin.identity;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as it was typed: 8 to 200 characters in Unicode NFC, so that it is the same from every
 * keyboard.
 *
 * @param value the password itself, which {@link #toString} does not show
 */
public record Password(String value) {
  /** The fewest characters (code points) of a password. */
  public static final int MIN_LENGTH = 8;

  /** The most characters (code points) of a password: what is hashed has a bound. */
  public static final int MAX_LENGTH = 200;

  /**
   * Checks the password.
   *
   * @throws IllegalArgumentException when it is not as {@link #parse} would have made it
   */
  public Password {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not a password.");
    }
  }

  /** The password that the text is, or empty when it is too short or too long. */
  public static Optional<Password> parse(String text) {
    String password = normalised(text);
    return isWellFormed(password) ? Optional.of(new Password(password)) : Optional.empty();
  }

  private static boolean isWellFormed(String password) {
    int length = password.codePointCount(0, password.length());
    return length >= MIN_LENGTH && length <= MAX_LENGTH && password.equals(normalised(password));
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
