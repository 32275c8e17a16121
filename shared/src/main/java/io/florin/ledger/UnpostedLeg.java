package io.florin.ledger;

import io.florin.money.Money;
import java.time.Instant;

/**
 * Money that was accepted for a wallet and is not posted to it yet: it has left its sender and
 * belongs to the wallet's owner.
 *
 * @param walletId the wallet
 * @param transferId the transfer that brings it
 * @param amount what it brings, above zero
 * @param at when it was accepted
 */
public record UnpostedLeg(WalletId walletId, TransferId transferId, Money amount, Instant at) {

  /** Checks the amount. */
  public UnpostedLeg {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("A leg that waits brings money.");
    }
  }
}
