package io.florin.ledger;

/** What has become of a transfer. */
public enum TransferStatus {
  /** It was accepted and waits for the bank. */
  PENDING,
  /** The money has moved. */
  COMPLETED,
  /** The bank has refused it; no money moved. */
  FAILED,
  /** It was refused when it was asked for, for ever; no money moved. */
  REFUSED
}
