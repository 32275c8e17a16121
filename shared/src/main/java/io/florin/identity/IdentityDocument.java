package io.florin.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document that says who a person is.
 *
 * @param type its kind
 * @param number its number as it was given: letters and digits, with single separators between them
 */
public record IdentityDocument(DocumentType type, String number) {
  /** The most characters of a number. */
  public static final int MAX_LENGTH = 40;

  private static final Pattern WELL_FORMED = Pattern.compile("[0-9A-Za-z]+(?:[ ./-][0-9A-Za-z]+)*");
  private static final Pattern SEPARATORS = Pattern.compile("[ ./-]");

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
    String stripped = number.strip();
    return isWellFormed(stripped)
        ? Optional.of(new IdentityDocument(type, stripped))
        : Optional.empty();
  }

  /** The number as it is compared: people write the same number with and without separators. */
  public String comparedNumber() {
    return SEPARATORS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
  }

  private static boolean isWellFormed(String number) {
    return number.length() <= MAX_LENGTH && WELL_FORMED.matcher(number).matches();
  }
}
