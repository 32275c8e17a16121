package io.florin.settlement;

import io.florin.ledger.Transfer;
import java.util.List;

/**
 * How settlement stands.
 *
 * @param backlog what waits for the bank
 * @param queues what is in the queues
 * @param attention the operators' list, the longest due first
 */
public record SettlementOverview(
    Backlog backlog, List<QueueDepth> queues, List<Transfer> attention) {

  /** Copies the lists. */
  public SettlementOverview {
    queues = List.copyOf(queues);
    attention = List.copyOf(attention);
  }
}
