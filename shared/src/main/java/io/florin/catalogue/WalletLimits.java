package io.florin.catalogue;

import io.florin.money.Money;
import java.util.Optional;

/**
 * What a wallet type allows in one currency.
 *
 * @param minAmount the least that one transfer moves, above zero
 * @param maxAmount the most that one transfer moves, not below the least
 * @param dailyLimit the most that leaves a wallet on a day (UTC), fees included
 * @param overdraftLimit how far below zero a wallet may go, as a size
 */
public record WalletLimits(
    Money minAmount, Money maxAmount, Optional<Money> dailyLimit, Optional<Money> overdraftLimit) {

  /** Checks that the limits go together. */
  public WalletLimits {
    AmountRange.check(minAmount, maxAmount);
    if (dailyLimit.filter(Money::isNegative).isPresent()
        || overdraftLimit.filter(Money::isNegative).isPresent()) {
      throw new IllegalArgumentException("A limit is a size.");
    }
  }

  /** Whether one transfer may move that much. */
  public boolean allow(Money amount) {
    return amount.compareTo(minAmount) >= 0 && amount.compareTo(maxAmount) <= 0;
  }
}
