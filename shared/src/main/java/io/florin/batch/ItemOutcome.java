package io.florin.batch;

import io.florin.ledger.Refusal;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferStatus;
import java.util.Optional;

/**
 * An item of a transfer batch and what has become of it.
 *
 * @param item the item
 * @param status {@code PENDING} until it has its outcome
 * @param transferId its transfer, once there is one: done or refused
 * @param refusal why it was refused; in an atomic batch one item has it, and all are refused
 */
public record ItemOutcome(
    TransferBatch.Item item,
    TransferStatus status,
    Optional<TransferId> transferId,
    Optional<Refusal> refusal) {

  static ItemOutcome pending(TransferBatch.Item item) {
    return new ItemOutcome(item, TransferStatus.PENDING, Optional.empty(), Optional.empty());
  }

  static ItemOutcome of(TransferBatch.Item item, Transfer transfer) {
    return new ItemOutcome(item, transfer.status(), Optional.of(transfer.id()), transfer.refusal());
  }

  static ItemOutcome done(TransferBatch.Item item, TransferId transferId) {
    return new ItemOutcome(
        item, TransferStatus.COMPLETED, Optional.of(transferId), Optional.empty());
  }

  static ItemOutcome refused(TransferBatch.Item item, Optional<Refusal> refusal) {
    return new ItemOutcome(item, TransferStatus.REFUSED, Optional.empty(), refusal);
  }
}
