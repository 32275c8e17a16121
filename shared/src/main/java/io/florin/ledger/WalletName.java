package io.florin.ledger;

import io.florin.text.BoundedText;

/**
 * What the owner calls a wallet.
 *
 * @param text 1 to 60 characters, without control characters
 */
public record WalletName(String text) {

  /** The most characters (Unicode code points) there may be. */
  public static final int MAX_CHARACTERS = 60;

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException when it is empty, too long or has control characters
   */
  public WalletName {
    BoundedText.check(text, MAX_CHARACTERS, "A name");
  }

  @Override
  public String toString() {
    return text;
  }
}
