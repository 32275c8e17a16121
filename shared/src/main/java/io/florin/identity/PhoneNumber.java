package io.florin.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number in the form of E.164: a plus and 7 to 15 digits, the first of them not zero.
 *
 * @param value the number
 */
public record PhoneNumber(String value) {
  private static final Pattern WELL_FORMED = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException when it is not in the form of E.164
   */
  public PhoneNumber {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not a telephone number in the form of E.164.");
    }
  }

  /** The number that the text is, or empty when it is none. */
  public static Optional<PhoneNumber> parse(String text) {
    String number = text.strip();
    return isWellFormed(number) ? Optional.of(new PhoneNumber(number)) : Optional.empty();
  }

  private static boolean isWellFormed(String number) {
    return WELL_FORMED.matcher(number).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
