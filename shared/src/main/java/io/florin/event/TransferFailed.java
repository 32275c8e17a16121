package io.florin.event;

import io.florin.ledger.Refusal;
import io.florin.ledger.Settlement;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import java.time.Instant;

/**
 * The bank has refused a deposit or withdrawal; what was held is free again.
 *
 * @param transfer the transfer
 * @param request the request that asked for it
 * @param refusal why
 * @param at when it was known
 */
public record TransferFailed(Transfer transfer, TraceId request, Refusal refusal, Instant at)
    implements TransferFact {

  static TransferFailed of(Transfer transfer, TraceId request) {
    Settlement settlement = transfer.settlement().orElseThrow();
    return new TransferFailed(
        transfer, request, transfer.refusal().orElseThrow(), settlement.history().getLast().at());
  }

  @Override
  public String name() {
    return "transfer-failed";
  }
}
