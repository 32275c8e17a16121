package io.florin.ledger;

/** By what somebody names the wallet that is to be paid. */
public sealed interface Payee permits WalletId, AccountNumber {

  /** The name as it was given; no two names of different kinds are alike. */
  String value();
}
