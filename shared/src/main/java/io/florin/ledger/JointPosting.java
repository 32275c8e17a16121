package io.florin.ledger;

import java.util.List;

/**
 * What several commands lead to that are executed together: all of it is put, or nothing.
 *
 * @param entries the next entries of wallets, those of one wallet in their order
 * @param legs what is to be posted later
 * @param commands the records of the commands, those included that were refused
 */
public record JointPosting(
    List<Entry> entries, List<UnpostedLeg> legs, List<CommandRecord> commands) {

  /** Checks that all legs together sum to zero: money is neither made nor lost. */
  public JointPosting {
    entries = List.copyOf(entries);
    legs = List.copyOf(legs);
    commands = List.copyOf(commands);
    Decision.requireZeroSum(entries, legs);
  }
}
