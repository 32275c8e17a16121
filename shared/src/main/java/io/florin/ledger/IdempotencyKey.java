package io.florin.ledger;

import java.util.Optional;

/**
 * The caller's name for one command, by which a repetition is recognised (IETF draft
 * httpapi-idempotency-key-header).
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

  /** The most characters of a key. */
  public static final int MAX_CHARACTERS = 255;

  /**
   * Checks the key.
   *
   * @throws IllegalArgumentException when it is empty, too long or has other characters
   */
  public IdempotencyKey {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not an idempotency key.");
    }
  }

  /** The key that the text is, or empty when it is none. */
  public static Optional<IdempotencyKey> parse(String text) {
    return isWellFormed(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_CHARACTERS
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
