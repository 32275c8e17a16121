package io.florin.functions.event;

/** A record of the ledger's stream can't be read, now or later. */
public final class UnreadableRecordException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what is wrong with it. */
  public UnreadableRecordException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
