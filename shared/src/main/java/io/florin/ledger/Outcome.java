package io.florin.ledger;

/** What a command has led to, as its record keeps it. */
public sealed interface Outcome permits Transfer, OpenedWallet {}
