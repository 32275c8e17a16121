package io.florin.wallet;

import io.florin.ledger.StatusRefusal;

/** What became of a request to change the status of a wallet. */
public sealed interface StatusChange {

  /** The wallet has the status that was asked for, since now or before. */
  record Done(Position position) implements StatusChange {}

  /** It does not change. Nothing is recorded. */
  record Refused(StatusRefusal why) implements StatusChange {}

  /** As far as the caller may know there is no such wallet. */
  record NotFound() implements StatusChange {}

  /** Others kept the wallet busy for all tries there were. */
  record Contended() implements StatusChange {}
}
