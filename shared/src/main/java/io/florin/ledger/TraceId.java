package io.florin.ledger;

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
    if (value.isEmpty() || value.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException("Not a trace id.");
    }
  }
}
