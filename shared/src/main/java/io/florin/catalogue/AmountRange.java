package io.florin.catalogue;

import io.florin.money.Money;

/** The rule of all ranges of amounts: above zero, and not upside down. */
final class AmountRange {
  private AmountRange() {}

  /**
   * Checks a range.
   *
   * @throws IllegalArgumentException when the least is not above zero or is above the most, or the
   *     most is beyond {@link Catalogue#largestAmount}
   */
  static void check(Money least, Money most) {
    if (!least.isPositive() || least.compareTo(most) > 0) {
      throw new IllegalArgumentException("The least amount is above zero and not above the most.");
    }
    if (most.compareTo(Catalogue.largestAmount(most.currency())) > 0) {
      throw new IllegalArgumentException("The most is beyond the largest amount there is.");
    }
  }
}
