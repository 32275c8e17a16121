package io.florin.catalogue;

import java.util.regex.Pattern;

/**
 * The code of a transaction type.
 *
 * @param value 1 to 20 upper-case letters, digits and underscores, beginning with a letter
 */
public record TransactionTypeCode(String value) {
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");

  /** Whether a text can be the code of a type. */
  public static boolean isWellFormed(String text) {
    return WELL_FORMED.matcher(text).matches();
  }

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException when it is not well formed
   */
  public TransactionTypeCode {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not the code of a transaction type.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
