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
  BANK_REJECTED,
  /** More would leave the wallet today than its type allows. */
  DAILY_LIMIT_EXCEEDED,
  /** The type is retired, or does not allow wallets of that type to pay or to receive. */
  NOT_ALLOWED_FOR_TYPE,
  /** The hold has expired. */
  HOLD_EXPIRED,
  /** The hold has not that much left, or has ended. */
  HOLD_EXHAUSTED,
  /** More would go back than is left of what came. */
  EXCEEDS_ORIGINAL,
  /** What became of the transfer can't be undone, or not any more. */
  NOT_REVERSIBLE,
  /** One transaction does not hold that many transfers. */
  BATCH_TOO_LARGE,
  /** There is no such wallet to be paid. */
  NOT_FOUND
}
