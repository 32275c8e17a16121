package io.florin.ledger;

import java.util.Optional;

/**
 * The id by which one request is found in all logs. Every request has its own, so that a record in
 * the store also tells whether this very request had put it there.
 *
 * @param value 1 to 64 characters
 */
public record TraceId(String value) {
  private static final int MAX_CHARACTERS = 64;

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is empty or too long
   */
  public TraceId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not a trace id.");
    }
  }

  /** The id that the text is, or empty when it is none. */
  public static Optional<TraceId> parse(String text) {
    return isWellFormed(text) ? Optional.of(new TraceId(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return !text.isEmpty() && text.length() <= MAX_CHARACTERS;
  }
}
