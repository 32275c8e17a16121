package io.florin.event;

import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import java.util.Optional;

/** Something that became of a deposit or a withdrawal. */
public sealed interface TransferFact extends Fact
    permits TransferAccepted, TransferCompleted, TransferFailed, TransferNeedsAttention {

  /** The transfer, as it was then. */
  Transfer transfer();

  /** The request that asked for the transfer. */
  TraceId request();

  @Override
  default String group() {
    return transfer().id().value();
  }

  @Override
  default String deduplicationId() {
    return transfer().id().value() + "-" + transfer().version();
  }

  @Override
  default Optional<TraceId> traceId() {
    return Optional.of(request());
  }
}
