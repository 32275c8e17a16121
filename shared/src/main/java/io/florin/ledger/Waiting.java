package io.florin.ledger;

import java.time.Instant;

/**
 * That a record waits for something that will be looked for at an instant.
 *
 * @param what what it waits for
 * @param dueAt when to look
 */
public record Waiting(What what, Instant dueAt) {

  /** What a record can wait for. */
  public enum What {
    /** The bank has yet to answer about a deposit or withdrawal. */
    BANK,
    /** Operators have to look at a deposit or withdrawal. */
    ATTENTION,
    /** A hold is to expire. */
    EXPIRY,
    /** A transfer batch is to be carried out. */
    BATCH
  }
}
