package io.florin.settlement;

import io.florin.ledger.Transfer;

/** What became of one attempt to settle a transfer. */
public sealed interface Attempt {

  /** The transfer as the attempt left or found it. */
  Transfer transfer();

  /** It is ended, not due yet, or somebody else is at it: the bank was not asked, or in vain. */
  record NothingToDo(Transfer transfer) implements Attempt {}

  /** The bank has moved the money, and this attempt has posted it. */
  record Completed(Transfer transfer) implements Attempt {}

  /** The bank never will, and this attempt has ended it. */
  record Failed(Transfer transfer) implements Attempt {}

  /** It still waits for the bank, and is due again later. */
  record Postponed(Transfer transfer) implements Attempt {}
}
