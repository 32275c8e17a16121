package io.florin.identity;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A first or last name: 1 to 60 characters in Unicode NFC, none of them a control character, with
 * no space at either end.
 *
 * @param value the name
 */
public record PersonName(String value) {
  /** The most characters (code points) of a name. */
  public static final int MAX_LENGTH = 60;

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException when it is not as {@link #parse} would have made it
   */
  public PersonName {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not a name.");
    }
  }

  /** The name in the text, without the spaces around it, or empty when it is none. */
  public static Optional<PersonName> parse(String text) {
    String name = normalised(text);
    return isWellFormed(name) ? Optional.of(new PersonName(name)) : Optional.empty();
  }

  private static boolean isWellFormed(String name) {
    return !name.isEmpty()
        && name.codePointCount(0, name.length()) <= MAX_LENGTH
        && name.codePoints().noneMatch(Character::isISOControl)
        && name.equals(normalised(name));
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  @Override
  public String toString() {
    return value;
  }
}
