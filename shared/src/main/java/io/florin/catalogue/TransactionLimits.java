package io.florin.catalogue;

import io.florin.money.Money;
import java.util.Optional;

/**
 * What a transaction type allows in one currency, and what it costs.
 *
 * @param minAmount the least that one transfer moves, above zero
 * @param maxAmount the most that one transfer moves, not below the least
 * @param fee what its sender pays on top
 */
public record TransactionLimits(Money minAmount, Money maxAmount, Optional<Fee> fee) {

  /** Checks that the limits go together. */
  public TransactionLimits {
    AmountRange.check(minAmount, maxAmount);
    if (fee.filter(charged -> !charged.flat().currency().equals(minAmount.currency()))
        .isPresent()) {
      throw new IllegalArgumentException("A fee is in the currency of its limits.");
    }
  }

  /** Whether one transfer may move that much. */
  public boolean allow(Money amount) {
    return amount.compareTo(minAmount) >= 0 && amount.compareTo(maxAmount) <= 0;
  }
}
