package io.florin.ledger;

/**
 * A wallet was opened.
 *
 * @param walletId the wallet
 */
public record OpenedWallet(WalletId walletId) implements Outcome {}
