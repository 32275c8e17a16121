package io.florin.ledger;

import io.florin.text.BoundedText;

/**
 * The caller's own name for a transfer, unique among the caller's transfers.
 *
 * @param text 1 to 64 characters, without control characters
 */
public record ExternalReference(String text) {

  /** The most characters (Unicode code points) there may be. */
  public static final int MAX_CHARACTERS = 64;

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException when it is empty, too long or has control characters
   */
  public ExternalReference {
    BoundedText.check(text, MAX_CHARACTERS, "A reference");
  }

  @Override
  public String toString() {
    return text;
  }
}
