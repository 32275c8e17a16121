package io.florin.event;

import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import java.time.Instant;

/**
 * The bank has moved the money of a deposit or withdrawal, and so has the ledger.
 *
 * @param transfer the transfer
 * @param request the request that asked for it
 * @param at when the money moved
 */
public record TransferCompleted(Transfer transfer, TraceId request, Instant at)
    implements TransferFact {

  static TransferCompleted of(Transfer transfer, TraceId request) {
    return new TransferCompleted(transfer, request, transfer.completedAt().orElseThrow());
  }

  @Override
  public String name() {
    return "transfer-completed";
  }
}
