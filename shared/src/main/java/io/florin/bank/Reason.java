package io.florin.bank;

/** The rule of all reasons that are kept: bounded, and text that every store and log takes. */
public final class Reason {
  /** How many characters (Unicode code points) a reason has at the most. */
  public static final int MAX_CHARACTERS = 120;

  private static final int REPLACEMENT = 0xFFFD;

  private Reason() {}

  /** The text, cut where it is too long, and with U+FFFD for each half of a surrogate pair. */
  public static String bounded(String text) {
    return text.codePoints()
        .limit(MAX_CHARACTERS)
        .map(
            character ->
                Character.getType(character) == Character.SURROGATE ? REPLACEMENT : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
