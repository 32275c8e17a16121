package io.florin.ledger;

import io.florin.money.Money;
import java.util.List;

/**
 * Money on its way, as the rules judge it.
 *
 * @param amount what moves, above zero
 * @param sides the wallets it leaves and reaches that are to be judged, paying ones first
 */
record Movement(Money amount, List<Side> sides) {

  /** A wallet that pays or receives. */
  record Side(Wallet wallet, Money change) {
    boolean isPaying() {
      return change.isNegative();
    }
  }

  static Movement between(Wallet from, Wallet to, Money amount) {
    return new Movement(amount, List.of(new Side(from, amount.negated()), new Side(to, amount)));
  }

  /** Out of a wallet, to the outside world. */
  static Movement outOf(Wallet wallet, Money amount) {
    return new Movement(amount, List.of(new Side(wallet, amount.negated())));
  }

  /** Into a wallet, from the outside world. */
  static Movement into(Wallet wallet, Money amount) {
    return new Movement(amount, List.of(new Side(wallet, amount)));
  }
}
