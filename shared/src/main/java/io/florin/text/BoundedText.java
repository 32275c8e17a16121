package io.florin.text;

/** The rule of all texts that people add to things: bounded, and without control characters. */
public final class BoundedText {
  private BoundedText() {}

  /**
   * Checks a text.
   *
   * @param what what the text is, as the beginning of a sentence
   * @throws IllegalArgumentException when it is empty, has more characters (Unicode code points)
   *     than allowed, or has control characters
   */
  public static void check(String text, int maxCharacters, String what) {
    if (text.isEmpty()
        || text.codePointCount(0, text.length()) > maxCharacters
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what + " has 1 to " + maxCharacters + " characters, none of them a control character.");
    }
  }
}
