package io.florin.ledger;

/**
 * What the sender says about a transfer.
 *
 * @param text 1 to 140 characters, without control characters
 */
public record Note(String text) {

  /** The most characters (Unicode code points) there may be. */
  public static final int MAX_CHARACTERS = 140;

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
