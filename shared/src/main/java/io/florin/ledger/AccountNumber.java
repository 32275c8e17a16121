package io.florin.ledger;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The number by which people name a wallet: ten digits and two check digits (ISO 7064, MOD 97-10,
 * as in an IBAN), so that a slip of the pen names no wallet at all.
 *
 * @param value the twelve digits
 */
public record AccountNumber(String value) implements Payee {
  private static final int LENGTH = 12;
  private static final long BASES = 10_000_000_000L;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException when it is not twelve digits whose check digits are right
   */
  public AccountNumber {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not an account number.");
    }
  }

  /** The number that the text is, or empty when it is none. */
  public static Optional<AccountNumber> parse(String text) {
    return isWellFormed(text) ? Optional.of(new AccountNumber(text)) : Optional.empty();
  }

  /** A number drawn by chance; whether it is taken only the store knows. */
  public static AccountNumber draw(RandomGenerator random) {
    long base = random.nextLong(BASES);
    long check = 98 - base * 100 % 97;
    return new AccountNumber("%010d%02d".formatted(base, check));
  }

  private static boolean isWellFormed(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Long.parseLong(text) % 97 == 1;
  }

  @Override
  public String toString() {
    return value;
  }
}
