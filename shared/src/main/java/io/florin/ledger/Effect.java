package io.florin.ledger;

import io.florin.money.Currency;
import io.florin.money.Money;

/**
 * What an entry changes of a wallet's money, each with its sign.
 *
 * @param posted the change of what is in the wallet
 * @param held the change of what is set aside of it
 * @param incoming the change of what is on its way in from the bank
 * @param leaving the change of what leaves on that day
 * @param transfers how many transfers change what is in the wallet
 */
record Effect(Money posted, Money held, Money incoming, Money leaving, long transfers) {

  /** Nothing. */
  static Effect none(Currency currency) {
    Money zero = Money.zero(currency);
    return new Effect(zero, zero, zero, zero, 0);
  }

  /** A change of what is in the wallet; what goes out of it leaves. */
  static Effect posting(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Effect(amount, zero, zero, amount.isNegative() ? amount.negated() : zero, 1);
  }

  /** Many transfers come in at once. */
  static Effect receiving(Money sum, long transfers) {
    Money zero = Money.zero(sum.currency());
    return new Effect(sum, zero, zero, zero, transfers);
  }

  /** A change of what is set aside, and of nothing else. */
  static Effect holding(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Effect(zero, amount, zero, zero, 0);
  }

  /** A change of what is on its way in, and of nothing else. */
  static Effect expecting(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Effect(zero, zero, amount, zero, 0);
  }

  /** A change of what counts as left on that day, and of nothing else. */
  static Effect leaving(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Effect(zero, zero, zero, amount, 0);
  }

  /** Both together. */
  Effect and(Effect other) {
    return new Effect(
        posted.plus(other.posted),
        held.plus(other.held),
        incoming.plus(other.incoming),
        leaving.plus(other.leaving),
        transfers + other.transfers);
  }
}
