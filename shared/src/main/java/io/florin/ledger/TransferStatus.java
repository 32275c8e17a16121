package io.florin.ledger;

/** What has become of a transfer. */
public enum TransferStatus {
  /** The money has moved. */
  COMPLETED,
  /** It was refused when it was asked for, for ever; no money moved. */
  REFUSED
}
