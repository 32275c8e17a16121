package io.florin.ledger;

import io.florin.money.Money;

/**
 * How much and how often a wallet was credited and debited in its life. Since every entry carries
 * it, the summary of any period is the difference of two entries.
 *
 * @param credited the sum of all credits, never negative
 * @param debited the sum of all debits as a size, never negative
 * @param credits how many credits there were
 * @param debits how many debits there were
 */
public record Turnover(Money credited, Money debited, long credits, long debits) {

  /** The turnover of a wallet that was just opened. */
  public static Turnover none(Money zero) {
    return new Turnover(zero, zero, 0, 0);
  }

  /**
   * The turnover after a change of the posted balance by so many transfers.
   *
   * @throws ArithmeticException when a sum does not fit
   */
  Turnover after(Money amount, long transfers) {
    if (amount.isPositive()) {
      return new Turnover(credited.plus(amount), debited, credits + transfers, debits);
    }
    if (amount.isNegative()) {
      return new Turnover(credited, debited.minus(amount), credits, debits + transfers);
    }
    return this;
  }

  /** What was added since an earlier turnover of the same wallet. */
  public Turnover since(Turnover earlier) {
    return new Turnover(
        credited.minus(earlier.credited),
        debited.minus(earlier.debited),
        credits - earlier.credits,
        debits - earlier.debits);
  }
}
