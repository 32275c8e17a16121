package io.florin.ledger;

/** Why money was not moved although the caller might have asked for it. A refusal is for ever. */
public enum Refusal {
  /** A wallet does not pay itself. */
  SAME_WALLET,
  /** The paying wallet is frozen. */
  WALLET_FROZEN,
  /** One of the wallets is closed or about to be. */
  WALLET_CLOSED,
  /** The amount and the wallets are not all in one currency. */
  CURRENCY_MISMATCH,
  /** The amount is beyond what the type of a wallet allows, or beyond what it can ever hold. */
  AMOUNT_OUT_OF_RANGE,
  /** The money that can be spent is less than the amount. */
  INSUFFICIENT_FUNDS,
  /** The bank has refused what had been accepted here. */
  BANK_REJECTED
}
