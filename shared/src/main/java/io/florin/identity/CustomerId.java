package io.florin.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a customer: {@code cus_} and a ULID in lower case.
 *
 * @param value the id as it is written everywhere
 */
public record CustomerId(String value) {
  private static final String PREFIX = "cus_";
  // 26 characters of Crockford's alphabet hold 130 bits; a ULID has 128, so the first is at most 7.
  private static final Pattern WELL_FORMED =
      Pattern.compile(PREFIX + "[0-7][0-9a-hjkmnp-tv-z]{25}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is not well formed
   */
  public CustomerId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not the id of a customer.");
    }
  }

  /** The id that the text is, or empty when it is none. */
  public static Optional<CustomerId> parse(String text) {
    return isWellFormed(text) ? Optional.of(new CustomerId(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return WELL_FORMED.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
