package io.florin.ledger;

/**
 * The rule of all texts that people add to what they do: bounded, and without control characters.
 */
final class BoundedText {
  private BoundedText() {}

  /**
   * Checks a text.
   *
   * @throws IllegalArgumentException when it is empty, has more characters (Unicode code points)
   *     than allowed, or has control characters
   */
  static void check(String text, int maxCharacters, String what) {
    if (text.isEmpty()
        || text.codePointCount(0, text.length()) > maxCharacters
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what + " has 1 to " + maxCharacters + " characters, none of them a control character.");
    }
  }
}
