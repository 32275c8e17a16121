package io.florin.ledger;

/** How far a deposit or withdrawal has come with the bank. */
public enum SettlementState {
  /** Recorded here; the bank has not been asked yet. */
  ACCEPTED,
  /** Somebody is asking the bank, or was when they died: the bank may have done it. */
  SENT,
  /** The bank was asked and its answer is not known: it may have done it. */
  UNKNOWN,
  /**
   * On the operators' list, after too many tries or too long a time, or since the bank does not
   * take what it is asked. The bank is still asked.
   */
  ATTENTION,
  /** The bank has moved the money, and so have we. */
  COMPLETED,
  /** The bank has said that it never will. */
  FAILED;

  /** Whether it stays so for ever. */
  public boolean isEnd() {
    return this == COMPLETED || this == FAILED;
  }

  /** Whether one may follow the other. Nobody goes back to {@link #ACCEPTED}. */
  boolean mayBecome(SettlementState next) {
    return switch (this) {
      case ACCEPTED -> next == SENT;
      case SENT, UNKNOWN -> next != ACCEPTED;
      case ATTENTION -> next == ATTENTION || next.isEnd();
      case COMPLETED, FAILED -> false;
    };
  }
}
