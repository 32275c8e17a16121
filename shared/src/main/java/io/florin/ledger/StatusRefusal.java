package io.florin.ledger;

/** Why the status of a wallet does not change. */
public enum StatusRefusal {
  /** It is frozen: only an administrator closes it. */
  WALLET_FROZEN,
  /** It is closed or about to be. */
  WALLET_CLOSED,
  /** It has money, or owes some. */
  BALANCE_NOT_ZERO,
  /** Something is held, on its way in, or waits to be posted. */
  WALLET_BUSY
}
