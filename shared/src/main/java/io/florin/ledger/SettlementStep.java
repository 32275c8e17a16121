package io.florin.ledger;

import java.time.Instant;

/**
 * A step of a settlement that operators may want to know of.
 *
 * @param at when it was taken, or last taken where it was taken several times in a row
 * @param state the state it led to
 * @param why in a few words: what the bank answered, or why it did not
 */
public record SettlementStep(Instant at, SettlementState state, String why) {
  private static final int MAX_CHARACTERS = 120;

  /** Cuts a text that is too long for a record. */
  public SettlementStep {
    why = why.length() <= MAX_CHARACTERS ? why : why.substring(0, MAX_CHARACTERS);
  }

  boolean isLike(SettlementStep other) {
    return state == other.state && why.equals(other.why);
  }
}
