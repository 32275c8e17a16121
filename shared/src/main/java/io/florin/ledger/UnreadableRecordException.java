package io.florin.ledger;

/** A record is in the store and can't be read. To read it again gives the same. */
public final class UnreadableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says which record, and what was wrong with it. */
  public UnreadableRecordException(CommandId id, Throwable cause) {
    super("The record of the command " + id.value() + " can't be read.", cause);
  }
}
