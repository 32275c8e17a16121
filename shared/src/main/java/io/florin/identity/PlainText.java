package io.florin.identity;

/** What all texts have in common that a customer gives. */
final class PlainText {
  private PlainText() {}

  /** Whether no character is one of control, or a half of a pair that no encoding can write. */
  static boolean isPlain(String text) {
    return text.codePoints().allMatch(PlainText::isPlain);
  }

  private static boolean isPlain(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  /** How many characters (code points) there are. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
