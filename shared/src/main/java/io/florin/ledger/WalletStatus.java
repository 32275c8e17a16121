package io.florin.ledger;

/** What a wallet may do. */
public enum WalletStatus {
  /** It pays and receives. */
  ACTIVE,
  /** It receives only. */
  FROZEN,
  /** It accepts nothing new; what was accepted before is still posted. */
  CLOSING,
  /** It does nothing any more. */
  CLOSED
}
