package io.florin.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id by which one request is found in all logs. Every request has its own, so that a record in
 * the store also tells whether this very request had put it there.
 *
 * @param value 1 to 64 visible ASCII characters, since it is sent on in headers
 */
public record TraceId(String value) {
  private static final Pattern FORM = Pattern.compile("[!-~]{1,64}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is not of that form
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
    return FORM.matcher(text).matches();
  }
}
