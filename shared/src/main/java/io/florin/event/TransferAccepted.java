package io.florin.event;

import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import java.time.Instant;

/**
 * A deposit or withdrawal was accepted, and is to be settled with the bank.
 *
 * @param transfer the transfer
 * @param request the request that asked for it
 */
public record TransferAccepted(Transfer transfer, TraceId request) implements TransferFact {

  @Override
  public String name() {
    return "transfer-accepted";
  }

  @Override
  public Instant at() {
    return transfer.createdAt();
  }
}
