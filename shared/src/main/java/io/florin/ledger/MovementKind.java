package io.florin.ledger;

/** Why money is to move or to be set aside, as the rules tell it apart. */
enum MovementKind {
  /** A customer pays another. */
  TRANSFER(true, true),
  /** An administrator puts money in. */
  CREDIT(true, false),
  /** An administrator takes money out: it counts for the day, and the day does not refuse it. */
  DEBIT(true, false),
  /** Money comes in from a bank account. */
  DEPOSIT(true, false),
  /** Money goes out to a bank account. */
  WITHDRAWAL(true, true),
  /** Money is set aside; the day counts it when it is captured. */
  HOLD(true, false),
  /** Money that was set aside is paid: the hold was judged by its size already. */
  CAPTURE(false, true),
  /** Money goes back, in parts of any size. */
  REVERSAL(false, false);

  private final boolean judgedBySize;
  private final boolean judgedByDay;

  MovementKind(boolean judgedBySize, boolean judgedByDay) {
    this.judgedBySize = judgedBySize;
    this.judgedByDay = judgedByDay;
  }

  /** Whether the amounts that types allow bind it. */
  boolean judgedBySize() {
    return judgedBySize;
  }

  /** Whether the daily limit binds it. */
  boolean judgedByDay() {
    return judgedByDay;
  }
}
