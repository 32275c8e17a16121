package io.florin.ledger;

/** What happened to a wallet. */
public enum EntryKind {
  /** It was opened: its first entry. */
  OPEN,
  /** Money went to another wallet, or came from one. */
  TRANSFER,
  /** An administrator put money in by hand. */
  CREDIT,
  /** An administrator took money out by hand. */
  DEBIT
}
