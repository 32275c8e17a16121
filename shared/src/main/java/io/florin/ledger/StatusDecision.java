package io.florin.ledger;

/** What is to be done about the status of a wallet. */
public sealed interface StatusDecision {

  /** It changes by an entry. */
  record Append(Entry entry) implements StatusDecision {}

  /** It is as it is wanted already. */
  record AsWanted() implements StatusDecision {}

  /** It does not change. */
  record Refuse(StatusRefusal why) implements StatusDecision {}
}
