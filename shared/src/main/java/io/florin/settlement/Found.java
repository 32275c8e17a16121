package io.florin.settlement;

import io.florin.ledger.CommandRecord;

/** What is on record of a transfer that is to be settled. */
public sealed interface Found {

  /** It was accepted to be settled with the bank. */
  record OnRecord(CommandRecord record) implements Found {}

  /** There is no such transfer, or it is not for the bank. */
  record Unknown() implements Found {}

  /**
   * There is a record, and it can't be read.
   *
   * @param cause what was wrong with it
   */
  record Unreadable(RuntimeException cause) implements Found {}
}
