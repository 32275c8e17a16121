package io.florin.bank;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account at a bank, named by its IBAN (ISO 13616): country, two check digits, and what the
 * country's banks know the account by. Its text is masked, so that no log shows it by accident.
 *
 * @param value the whole IBAN, in upper case without spaces, such as {@code DE89370400440532013000}
 */
public record BankAccount(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final int PREFIX_CHARACTERS = 4;
  private static final int SHOWN_CHARACTERS = 4;
  private static final int MODULUS = 97;

  /**
   * Checks the IBAN.
   *
   * @throws IllegalArgumentException when its form or its check digits are wrong
   */
  public BankAccount {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not an IBAN.");
    }
  }

  /** The account whose IBAN the text is, or empty when it is none. */
  public static Optional<BankAccount> parse(String text) {
    return isWellFormed(text) ? Optional.of(new BankAccount(text)) : Optional.empty();
  }

  /** What may be shown of it: {@code •••• 3000}. */
  public String masked() {
    return masked(value);
  }

  private static String masked(String iban) {
    return "•••• " + iban.substring(iban.length() - SHOWN_CHARACTERS);
  }

  /** The text with everything masked that looks like an IBAN, whatever its check digits are. */
  public static String maskedIn(String text) {
    return FORM.matcher(text).replaceAll(iban -> masked(iban.group()));
  }

  @Override
  public String toString() {
    return masked();
  }

  private static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches() && checkDigits(text) == expectedCheckDigits(text);
  }

  private static int checkDigits(String iban) {
    return Integer.parseInt(iban.substring(2, PREFIX_CHARACTERS));
  }

  /**
   * What ISO 7064 (MOD 97-10) makes of the rest, from 02 to 98. To compute them anew, and not only
   * to look at the remainder, refuses 00, 01 and 99, which stand for the same remainders as 97, 98
   * and 02.
   */
  private static int expectedCheckDigits(String iban) {
    String rest = iban.substring(PREFIX_CHARACTERS) + iban.substring(0, 2) + "00";
    int remainder = 0;
    for (int i = 0; i < rest.length(); i++) {
      int digit = Character.digit(rest.charAt(i), Character.MAX_RADIX); // A is 10, Z is 35.
      remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % MODULUS;
    }
    return MODULUS + 1 - remainder;
  }
}
