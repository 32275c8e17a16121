package io.florin.catalogue;

/**
 * A kind of wallet and what it allows.
 *
 * @param code its code
 * @param maxAmountMinorUnits the most that one transfer moves out of or into such a wallet, in
 *     minor units of the wallet's currency
 */
public record WalletType(WalletTypeCode code, long maxAmountMinorUnits) {

  /**
   * The type of a wallet for which none was named. Ten million transfers of the largest amount fit
   * into the exact sums of a wallet's life.
   */
  public static final WalletType STANDARD =
      new WalletType(new WalletTypeCode("STANDARD"), 1_000_000_000_000L);

  /** The type of system wallets: without limits, and no customer can open one. */
  public static final WalletType SYSTEM =
      new WalletType(new WalletTypeCode("SYSTEM"), Long.MAX_VALUE);
}
