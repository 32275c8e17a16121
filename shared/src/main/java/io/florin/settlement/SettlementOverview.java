package io.florin.settlement;

import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import java.util.List;

/**
 * How settlement stands.
 *
 * @param backlog what waits for the bank
 * @param unpostedLegs how many legs wait to be posted
 * @param queues what is in the queues
 * @param attention the operators' list, the longest due first
 * @param unreadable what is on that list too, and has a record that can't be read
 */
public record SettlementOverview(
    Backlog backlog,
    long unpostedLegs,
    List<QueueDepth> queues,
    List<Transfer> attention,
    List<TransferId> unreadable) {

  /** Copies the lists. */
  public SettlementOverview {
    queues = List.copyOf(queues);
    attention = List.copyOf(attention);
    unreadable = List.copyOf(unreadable);
  }
}
