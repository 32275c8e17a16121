package io.florin.ledger;

/** The order of a list. */
public enum Order {
  /** The newest first. */
  DESCENDING,
  /** The oldest first. */
  ASCENDING
}
