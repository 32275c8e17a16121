package io.florin.bank;

/** Which way a payment goes. */
public enum Direction {
  /** The bank takes the money from the account: a deposit. */
  COLLECT,
  /** The bank pays the money to the account: a withdrawal. */
  PAY_OUT
}
