package io.florin.money;

/**
 * An amount of money in whole minor units, such as cents; it may be negative.
 *
 * <p>Arithmetic is exact: what does not fit throws {@link ArithmeticException} and never wraps.
 *
 * @param minorUnits the amount in minor units of the currency
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

  /** No money. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** The sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
  }

  /** The difference. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
  }

  /** The same size with the other sign. */
  public Money negated() {
    return new Money(Math.negateExact(minorUnits), currency);
  }

  /** Whether it is neither zero nor negative. */
  public boolean isPositive() {
    return minorUnits > 0;
  }

  /** Whether it is below zero. */
  public boolean isNegative() {
    return minorUnits < 0;
  }

  /** Whether it is nothing. */
  public boolean isZero() {
    return minorUnits == 0;
  }

  /** The order by size; only amounts of one currency can be compared. */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minorUnits, sameCurrency(other).minorUnits);
  }

  /** The decimal form with exactly as many places as the currency has, such as {@code -25.00}. */
  public String decimal() {
    int decimals = currency.decimals();
    if (decimals == 0) {
      return Long.toString(minorUnits);
    }
    String digits = Long.toString(minorUnits).substring(minorUnits < 0 ? 1 : 0);
    String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
    int point = padded.length() - decimals;
    return (minorUnits < 0 ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
  }

  private Money sameCurrency(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException(
          "Money in " + other.currency + " does not mix with " + currency + ".");
    }
    return other;
  }

  @Override
  public String toString() {
    return decimal() + " " + currency;
  }
}
