package io.florin.ledger;

import java.util.Optional;

/**
 * A wallet was opened.
 *
 * @param walletId the wallet
 */
public record OpenedWallet(WalletId walletId) implements Outcome {

  @Override
  public long version() {
    return 1;
  }

  @Override
  public Optional<Waiting> waiting() {
    return Optional.empty();
  }
}
