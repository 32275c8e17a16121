package io.florin.ledger;

/** Makes the ids of new wallets. */
@FunctionalInterface
public interface WalletIdSource {

  /** An id that no wallet has had, greater than those made earlier. */
  WalletId next();
}
