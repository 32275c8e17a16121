package io.florin.event;

import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementStep;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import java.time.Instant;

/**
 * A deposit or withdrawal has come on the operators' list, after too many tries or too long a time.
 * It is still settled when the bank answers.
 *
 * @param transfer the transfer
 * @param request the request that asked for it
 * @param tries how often it was sent in vain to a bank that was there
 * @param why what was the matter at last
 * @param at when it came on the list
 */
public record TransferNeedsAttention(
    Transfer transfer, TraceId request, int tries, String why, Instant at) implements TransferFact {

  static TransferNeedsAttention of(Transfer transfer, TraceId request) {
    Settlement settlement = transfer.settlement().orElseThrow();
    SettlementStep step = settlement.history().getLast();
    return new TransferNeedsAttention(transfer, request, settlement.tries(), step.why(), step.at());
  }

  @Override
  public String name() {
    return "transfer-needs-attention";
  }
}
