package io.florin.ledger;

import java.util.List;

/**
 * What is to be done about a command, and about others that are done with it.
 *
 * @param decision about the command
 * @param others the records of the others; none unless the decision posts
 */
public record JointDecision(Decision decision, List<CommandRecord> others) {

  /** Copies the records. */
  public JointDecision {
    others = List.copyOf(others);
    if (!others.isEmpty() && !(decision instanceof Decision.Post)) {
      throw new IllegalArgumentException("What is not done leads to nothing.");
    }
  }

  /** About the command alone. */
  public static JointDecision of(Decision decision) {
    return new JointDecision(decision, List.of());
  }
}
