package io.florin.bank;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account at a bank, by its IBAN (ISO 13616), whose check digits have been verified.
 *
 * @param value the IBAN in upper case, without spaces
 */
public record BankAccount(String value) {
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final int PREFIX = 4;
  private static final BigInteger MODULUS = BigInteger.valueOf(97);

  /**
   * Checks the IBAN.
   *
   * @throws IllegalArgumentException when it is not well formed or its check digits are wrong
   */
  public BankAccount {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not an IBAN.");
    }
  }

  /** The account that the text names, or empty when it names none. */
  public static Optional<BankAccount> parse(String text) {
    return isValid(text) ? Optional.of(new BankAccount(text)) : Optional.empty();
  }

  /** What may be shown of it: its last four characters, as in {@code •••• 7034}. */
  public String masked() {
    return "•••• " + value.substring(value.length() - PREFIX);
  }

  // ISO 7064, MOD 97-10: the first four characters go to the end, letters count from 10.
  private static boolean isValid(String text) {
    if (!WELL_FORMED.matcher(text).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (text.substring(PREFIX) + text.substring(0, PREFIX))
        .chars()
        .forEach(character -> digits.append(Character.digit(character, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
  }

  /** Masked, so that no log tells the whole of it. */
  @Override
  public String toString() {
    return masked();
  }
}
