package io.florin.ledger;

import io.florin.money.Currency;
import io.florin.money.Money;

/**
 * What an entry changes of a wallet's money, each with its sign.
 *
 * @param posted the change of what is in the wallet
 * @param held the change of what is set aside of it
 * @param incoming the change of what is on its way in from the bank
 */
record Effect(Money posted, Money held, Money incoming) {

  /** Nothing. */
  static Effect none(Currency currency) {
    Money zero = Money.zero(currency);
    return new Effect(zero, zero, zero);
  }

  /** A change of what is in the wallet, and of nothing else. */
  static Effect posting(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Effect(amount, zero, zero);
  }

  /** A change of what is set aside, and of nothing else. */
  static Effect holding(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Effect(zero, amount, zero);
  }

  /** A change of what is on its way in, and of nothing else. */
  static Effect expecting(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Effect(zero, zero, amount);
  }

  /** Both together. */
  Effect and(Effect other) {
    return new Effect(
        posted.plus(other.posted), held.plus(other.held), incoming.plus(other.incoming));
  }
}
