package io.florin.ledger;

import java.util.Optional;

/** What a command has led to, which its record keeps. */
public sealed interface Outcome permits Transfer, Hold, ReleasedHold, TransferBatch, OpenedWallet {

  /** How often the record was put, from 1: it changes only by its next version. */
  long version();

  /** How long it waits for something, and for what; empty when it waits for nothing. */
  Optional<Waiting> waiting();
}
