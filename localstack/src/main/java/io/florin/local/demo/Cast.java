package io.florin.local.demo;

/**
 * Who plays, and with which wallets.
 *
 * @param amina a customer
 * @param aminasWallet the id of her wallet, in EUR
 * @param brian another customer
 * @param briansWallet the id of his wallet, in EUR
 * @param admin the stack's admin
 */
record Cast(Person amina, String aminasWallet, Person brian, String briansWallet, Person admin) {}
