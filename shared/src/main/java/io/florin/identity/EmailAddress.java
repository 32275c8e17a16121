package io.florin.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form in which it is compared: without spaces around it, in lower
 * case, in Unicode NFC.
 *
 * <p>Only the shape is checked. Whether mail arrives there, a code sent to it tells.
 *
 * @param value the address
 */
public record EmailAddress(String value) {
  /** The most characters of an address (RFC 5321, by way of erratum 1690 to RFC 3696). */
  public static final int MAX_LENGTH = 254;

  private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62})";
  private static final Pattern WELL_FORMED =
      Pattern.compile("[^@\\s\\p{Cntrl}\\p{Z}]{1,64}@" + LABEL + "(?:\\." + LABEL + ")+");

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException when it is not as {@link #parse} would have made it
   */
  public EmailAddress {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not a normalised e-mail address.");
    }
  }

  /** The address in the text, normalised, or empty when it is none. */
  public static Optional<EmailAddress> parse(String text) {
    if (text.length() > 2 * MAX_LENGTH) {
      return Optional.empty();
    }
    String address = normalised(text);
    return isWellFormed(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
  }

  private static boolean isWellFormed(String address) {
    return address.length() <= MAX_LENGTH
        && WELL_FORMED.matcher(address).matches()
        && address.equals(normalised(address));
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  @Override
  public String toString() {
    return value;
  }
}
