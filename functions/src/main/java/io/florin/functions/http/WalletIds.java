package io.florin.functions.http;

import io.florin.ledger.WalletId;

/** The ids of wallets in requests. */
public final class WalletIds {
  private WalletIds() {}

  /**
   * The id that a text is. What can't be an id names no wallet, which is what the answer says.
   *
   * @throws ProblemException when it can't be the id of a wallet
   */
  public static WalletId of(String text) {
    return WalletId.parse(text).orElseThrow(() -> new ProblemException(Problem.notFound("wallet")));
  }
}
