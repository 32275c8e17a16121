package io.florin.batch;

import io.florin.ledger.TransferBatch;

/** What became of one attempt to carry out a transfer batch. */
public sealed interface CarriedOut {

  /** Each item has its outcome, and this attempt has ended the batch. */
  record Completed(TransferBatch batch) implements CarriedOut {}

  /** It is ended, by an earlier attempt or by another at the same time. */
  record NothingToDo(TransferBatch batch) implements CarriedOut {}

  /**
   * Time ran out, or others kept the wallets or the store busy. What was done is done; the batch is
   * due again by itself, and the next attempt goes on from there.
   *
   * @param why what came in between
   */
  record Left(TransferBatch batch, String why) implements CarriedOut {}

  /**
   * Something is wrong with items of it, or with the batch itself, that no time may heal. All other
   * items are done, or refused; the batch is due again, until it is overdue.
   *
   * @param cause what was in the way of the first of them; it has the others suppressed
   */
  record Stuck(TransferBatch batch, RuntimeException cause) implements CarriedOut {}
}
