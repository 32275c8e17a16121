package io.florin.money;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Sizes of amounts, whatever their currency and their sign.
 *
 * @param least the least size, if there is one
 * @param most the greatest size, if there is one
 */
public record SizeRange(Optional<BigDecimal> least, Optional<BigDecimal> most) {

  /** Any size. */
  public static final SizeRange ANY = new SizeRange(Optional.empty(), Optional.empty());

  /** Whether an amount has such a size. */
  public boolean lets(Money amount) {
    BigDecimal size = BigDecimal.valueOf(amount.minorUnits(), amount.currency().decimals()).abs();
    return least.filter(bound -> size.compareTo(bound) < 0).isEmpty()
        && most.filter(bound -> size.compareTo(bound) > 0).isEmpty();
  }
}
