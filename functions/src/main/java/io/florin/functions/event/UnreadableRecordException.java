package io.florin.functions.event;

import io.florin.bank.BankAccount;

/** A record of the ledger's stream can't be read, now or later. */
public final class UnreadableRecordException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong with it. Parsers of the JDK quote what they do not understand; since this
   * gets to the log, bank accounts in it are masked.
   */
  public UnreadableRecordException(Exception cause) {
    super(BankAccount.maskedIn(String.valueOf(cause.getMessage())), cause);
  }
}
