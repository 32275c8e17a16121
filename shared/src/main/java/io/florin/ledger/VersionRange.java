package io.florin.ledger;

/**
 * Versions of a wallet from {@code first} to {@code last}, both included; empty when the last is
 * before the first.
 */
public record VersionRange(long first, long last) {}
