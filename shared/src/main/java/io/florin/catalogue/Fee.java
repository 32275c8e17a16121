package io.florin.catalogue;

import io.florin.money.Money;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a transfer costs its sender, on top of the amount: a flat part plus a share of the amount,
 * the share rounded half up to minor units, the whole bounded below and above.
 *
 * @param flat the flat part, zero or more
 * @param basisPoints the share in hundredths of a per cent, 0 to 10,000
 * @param min the least there is to pay
 * @param max the most there is to pay, not below the least
 */
public record Fee(Money flat, int basisPoints, Optional<Money> min, Optional<Money> max) {

  /** The whole of an amount, in basis points. */
  public static final int MAX_BASIS_POINTS = 10_000;

  /**
   * Checks that the parts go together.
   *
   * @throws IllegalArgumentException when they do not, or one is beyond {@link
   *     Catalogue#largestAmount}
   */
  public Fee {
    if (flat.isNegative() || basisPoints < 0 || basisPoints > MAX_BASIS_POINTS) {
      throw new IllegalArgumentException(
          "A fee is a flat part of zero or more and 0 to 10,000 basis points.");
    }
    Money largest = Catalogue.largestAmount(flat.currency());
    if (Stream.of(Optional.of(flat), min, max)
        .flatMap(Optional::stream)
        .anyMatch(part -> part.isNegative() || part.compareTo(largest) > 0)) {
      throw new IllegalArgumentException("A part of a fee is a size, and no amount is larger.");
    }
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      throw new IllegalArgumentException("The least fee is not above the most.");
    }
  }

  /**
   * What a transfer of that amount, above zero, costs.
   *
   * @throws ArithmeticException when it does not fit, which the largest amount does
   */
  public Money of(Money amount) {
    long twice = 2 * MAX_BASIS_POINTS;
    long share =
        Math.addExact(
                Math.multiplyExact(Math.multiplyExact(2L, amount.minorUnits()), (long) basisPoints),
                MAX_BASIS_POINTS)
            / twice;
    Money whole = flat.plus(new Money(share, amount.currency()));
    if (min.isPresent() && whole.compareTo(min.get()) < 0) {
      return min.get();
    }
    return max.isPresent() && whole.compareTo(max.get()) > 0 ? max.get() : whole;
  }
}
