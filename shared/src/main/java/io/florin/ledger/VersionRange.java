package io.florin.ledger;

/**
 * Versions of a wallet from {@code first} to {@code last}, both included; empty when the last is
 * before the first.
 */
public record VersionRange(long first, long last) {

  /** All versions. */
  public static final VersionRange ALL = new VersionRange(1, Long.MAX_VALUE);
}
