package io.florin.ledger;

/** What became of a command. */
public sealed interface Execution {

  /**
   * It was done or refused, and is on record.
   *
   * @param replayed whether that was by an earlier request
   */
  record Recorded(CommandRecord command, boolean replayed) implements Execution {}

  /** The key had been used for another command. Nothing was changed. */
  record KeyReused() implements Execution {}

  /** As far as the caller may know there is no such thing. */
  record NotFound() implements Execution {}

  /** The caller may not do that. */
  record Forbidden() implements Execution {}

  /** Another transfer of the caller has the external reference. */
  record ReferenceTaken() implements Execution {}

  /** Others kept the wallets busy for all tries there were. Ask again under the same key. */
  record Contended() implements Execution {}
}
