package io.florin.catalogue;

/** How money that a wallet receives is posted. */
public enum SettlementMode {
  /** By the transaction of the transfer itself. */
  DIRECT,
  /**
   * A moment later, many transfers by one entry: for wallets that receive more often than one
   * transaction after the other can append entries.
   */
  BATCHED
}
