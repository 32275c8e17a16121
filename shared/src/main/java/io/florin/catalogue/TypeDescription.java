package io.florin.catalogue;

import io.florin.text.BoundedText;

/**
 * What a type is for.
 *
 * @param text 1 to 200 characters, without control characters
 */
public record TypeDescription(String text) {

  /** The most characters (Unicode code points) there may be. */
  public static final int MAX_CHARACTERS = 200;

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException when it is empty, too long or has control characters
   */
  public TypeDescription {
    BoundedText.check(text, MAX_CHARACTERS, "A description");
  }

  @Override
  public String toString() {
    return text;
  }
}
