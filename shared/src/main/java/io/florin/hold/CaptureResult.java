package io.florin.hold;

import io.florin.ledger.Execution;

/** What came of asking for a capture. */
public sealed interface CaptureResult {

  /** It was carried out or turned down as all commands are. */
  record Executed(Execution execution) implements CaptureResult {}

  /** It does not say, or wrongly, whom to pay. Nothing is recorded. */
  enum PayeeFault implements CaptureResult {
    /** Neither the hold nor the request names a wallet. */
    MISSING,
    /** The request names another wallet than the hold. */
    DIFFERENT,
    /** There is no such wallet as the request names. */
    UNKNOWN
  }
}
