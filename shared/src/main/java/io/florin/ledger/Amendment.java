package io.florin.ledger;

import java.util.List;

/**
 * What becomes of a transfer that was on record: the next version of it, and the next entries of
 * its wallets, if there are any.
 *
 * @param entries the entries, whose amounts sum to zero
 * @param transfer the next version of the transfer
 */
public record Amendment(List<Entry> entries, Transfer transfer) {

  /** Checks that money is neither made nor lost. */
  public Amendment {
    entries = List.copyOf(entries);
    Decision.requireZeroSum(entries);
  }

  /** Changes the record and no wallet. */
  public static Amendment of(Transfer transfer) {
    return new Amendment(List.of(), transfer);
  }
}
