package io.florin.ledger;

import io.florin.text.BoundedText;

/**
 * What somebody says about what they do: the note of a transfer, or the reason for a change.
 *
 * @param text 1 to 200 characters, without control characters
 */
public record Note(String text) {

  /** The most characters (Unicode code points) of a reason; the contract lets notes have 140. */
  public static final int MAX_CHARACTERS = 200;

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException when it is empty, too long or has control characters
   */
  public Note {
    BoundedText.check(text, MAX_CHARACTERS, "A note");
  }

  @Override
  public String toString() {
    return text;
  }
}
