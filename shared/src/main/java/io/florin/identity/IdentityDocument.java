package io.florin.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document that says who a person is.
 *
 * @param type its kind
 * @param number its number as it was given, without the spaces around it: at least one letter or
 *     digit, and no character of control
 */
public record IdentityDocument(DocumentType type, String number) {
  /** The most characters (code points) of a number. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException when it is not well formed
   */
  public IdentityDocument {
    if (!isWellFormed(number)) {
      throw new IllegalArgumentException("Not the number of a document.");
    }
  }

  /** The document of that number, or empty when the number is not well formed. */
  public static Optional<IdentityDocument> parse(DocumentType type, String number) {
    String normalised = normalised(number);
    return isWellFormed(normalised)
        ? Optional.of(new IdentityDocument(type, normalised))
        : Optional.empty();
  }

  /** The number as it is compared: people write the same number with and without separators. */
  public String comparedNumber() {
    return compared(number);
  }

  private static String compared(String number) {
    return SEPARATORS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  private static boolean isWellFormed(String number) {
    return PlainText.length(number) <= MAX_LENGTH
        && PlainText.isPlain(number)
        && number.equals(normalised(number))
        && !compared(number).isEmpty();
  }
}
