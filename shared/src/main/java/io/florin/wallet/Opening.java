package io.florin.wallet;

import io.florin.ledger.Wallet;

/** What became of a request to open a wallet. */
public sealed interface Opening {

  /**
   * It is open.
   *
   * @param wallet the wallet as it was when it was opened
   * @param replayed whether an earlier request under the same key had opened it
   */
  record Opened(Wallet wallet, boolean replayed) implements Opening {}

  /** No wallet of its type can be opened any more. Nothing was changed. */
  record TypeRetired() implements Opening {}

  /** The key had been used for another command. Nothing was changed. */
  record KeyReused() implements Opening {}

  /** Others kept the items busy for all tries there were. Ask again under the same key. */
  record Contended() implements Opening {}
}
