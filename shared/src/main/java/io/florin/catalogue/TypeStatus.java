package io.florin.catalogue;

/** Whether a type can be used for what is new. */
public enum TypeStatus {
  /** It can. */
  ACTIVE,
  /** No wallet is opened and no transfer made with it any more; wallets that have it go on. */
  RETIRED
}
