package io.florin.identity;

/** What a customer may do. */
public enum Role {
  /** Uses their own wallets. */
  CUSTOMER,
  /** Uses their own wallets and is paid often. */
  MERCHANT,
  /** Runs the system: sees every wallet, and credits and debits by hand. */
  ADMIN
}
