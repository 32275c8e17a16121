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
  DEBIT,
  /** A deposit or withdrawal was accepted and waits for the bank; what is to leave is held. */
  ACCEPTED,
  /** The bank has brought the money of a deposit. */
  DEPOSIT,
  /** The bank has paid out the money of a withdrawal. */
  WITHDRAWAL,
  /** The bank has refused a deposit or withdrawal; what was held is free again. */
  FAILED,
  /** A fee was taken in. */
  FEE,
  /** Money that a hold had set aside was paid. */
  CAPTURE,
  /** Money went back to whom it had come from. */
  REVERSAL,
  /** Money was set aside. */
  HOLD,
  /** What was left of a hold is free again. */
  RELEASE,
  /** Many transfers that were accepted before were posted together. */
  BATCH,
  /** It was frozen: it receives only. */
  FREEZE,
  /** It is active again. */
  UNFREEZE,
  /** It accepts nothing new, and is closed once all that was accepted is posted. */
  CLOSING,
  /** It was closed: its last entry. */
  CLOSE
}
