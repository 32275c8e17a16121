package io.florin.ledger;

/** What has become of a transfer batch. */
public enum BatchStatus {
  /** It was accepted, and some items may have their outcome. */
  PENDING,
  /** Each item has its outcome: it was paid, or refused for ever. */
  COMPLETED,
  /** Nothing of it was done or will be. */
  REFUSED
}
