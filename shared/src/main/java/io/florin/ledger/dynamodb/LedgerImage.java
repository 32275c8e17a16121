package io.florin.ledger.dynamodb;

import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.UnpostedLeg;

/** What an item of the table {@code ledger} is, as the table's stream tells it. */
public sealed interface LedgerImage {

  /**
   * An entry of a wallet, with the hash of what it says.
   *
   * @param entry the entry
   */
  record OfEntry(Entry entry) implements LedgerImage {}

  /**
   * The record of a command.
   *
   * @param command the record
   */
  record OfCommand(CommandRecord command) implements LedgerImage {}

  /**
   * A leg that waits to be posted.
   *
   * @param leg the leg
   */
  record OfLeg(UnpostedLeg leg) implements LedgerImage {}

  /** Anything else, such as a wallet's unchanging part. */
  record OfSomethingElse() implements LedgerImage {}
}
