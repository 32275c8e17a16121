package io.florin.ledger;

import io.florin.money.Money;

/**
 * What a transfer does to one wallet.
 *
 * @param walletId the wallet
 * @param amount the signed change of its posted balance
 */
public record Leg(WalletId walletId, Money amount) {}
