package io.florin.ledger;

import io.florin.money.Money;

/**
 * One of the transfers that an entry posts together.
 *
 * @param transferId the transfer
 * @param amount what it brings, above zero
 */
public record FoldedTransfer(TransferId transferId, Money amount) {}
