package io.florin.ledger;

/**
 * A wallet, of which the entries are yet to be looked at.
 *
 * @param terms what never changes of it
 * @param newest the version of its newest entry
 */
public record NumberedWallet(WalletTerms terms, long newest) {}
