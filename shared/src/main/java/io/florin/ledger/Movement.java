package io.florin.ledger;

import io.florin.money.Money;

/**
 * Money on its way from one wallet to another, as the rules judge it.
 *
 * @param from the wallet that pays
 * @param to the wallet that receives
 * @param amount what moves, above zero
 */
record Movement(Wallet from, Wallet to, Money amount) {}
