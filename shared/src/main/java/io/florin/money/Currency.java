package io.florin.money;

import java.util.Optional;

/**
 * A currency that money can be kept in.
 *
 * @param code the ISO 4217 code, such as {@code EUR}
 * @param decimals how many decimal places its minor unit has, such as 2 for cents
 */
public record Currency(String code, int decimals) {

  /** Checks what {@link #of} guarantees. */
  public Currency {
    if (code.length() != 3 || decimals < 0 || decimals > 4) {
      throw new IllegalArgumentException("Not a currency: " + code);
    }
  }

  /**
   * The currency of an ISO 4217 code, if there is one that has a minor unit: gold, test codes and
   * the like have none.
   */
  public static Optional<Currency> of(String code) {
    try {
      var currency = java.util.Currency.getInstance(code);
      int decimals = currency.getDefaultFractionDigits();
      return decimals < 0 ? Optional.empty() : Optional.of(new Currency(code, decimals));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
