package io.florin.wallet;

import io.florin.ledger.Wallet;
import io.florin.money.Money;

/**
 * A wallet with all that belongs to it.
 *
 * @param wallet the wallet
 * @param unposted the money that was accepted for it and is not posted yet, as it was when the
 *     wallet was as it is
 */
public record Position(Wallet wallet, Money unposted) {

  /** What is the same for the same position of the wallet, and for no other. */
  public String tag() {
    return unposted.isZero()
        ? Long.toString(wallet.version())
        : wallet.version() + "-" + unposted.minorUnits();
  }
}
