package io.florin.ledger;

/** What became of a {@link Commit}. But for {@link Committed}, nothing of it was put. */
public sealed interface CommitResult {

  /** All of it is in the store, put now or by an earlier try of this very commit. */
  record Committed() implements CommitResult {}

  /** The command, or one of those that are done with it, had been recorded before. */
  record AlreadyRecorded(CommandRecord existing) implements CommitResult {}

  /**
   * Someone else was faster: a wallet has that entry already, or the record that was to change has
   * changed. Read and decide again. An opening without a command may find that it was itself, by a
   * try whose answer was lost.
   */
  record Stale() implements CommitResult {}

  /** Another wallet has the account number. */
  record AccountNumberTaken() implements CommitResult {}

  /** Another transfer of the caller has the reference. */
  record ReferenceTaken() implements CommitResult {}

  /** Others kept the items busy for all tries there were. */
  record Contended() implements CommitResult {}
}
