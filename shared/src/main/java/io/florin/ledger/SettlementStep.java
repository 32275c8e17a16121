package io.florin.ledger;

import io.florin.bank.Reason;
import java.time.Instant;

/**
 * A step of a settlement that operators may want to know of.
 *
 * @param at when it was taken, or last taken where it was taken several times in a row
 * @param state the state it led to
 * @param why in a few words: what the bank answered, or why it did not
 */
public record SettlementStep(Instant at, SettlementState state, String why) {

  /** Cuts a text that is too long for a record. */
  public SettlementStep {
    why = Reason.bounded(why);
  }

  boolean isLike(SettlementStep other) {
    return state == other.state && why.equals(other.why);
  }
}
