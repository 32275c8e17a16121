package io.florin.settlement.sqs;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The characters that SQS takes, as the reference of {@code SendMessage} lists them. */
final class Characters {
  private static final Pattern NOT_TAKEN =
      Pattern.compile("[^\\t\\n\\r -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private Characters() {}

  /**
   * A text with an escape, a backslash, {@code u} and four hex digits, for each character that SQS
   * does not take. JSON says the same after that as before, and in any other text an operator still
   * sees what was there.
   */
  static String taken(String text) {
    return NOT_TAKEN.matcher(text).replaceAll(Characters::escape);
  }

  private static String escape(MatchResult character) {
    return String.format("\\\\u%04x", (int) character.group().charAt(0));
  }
}
