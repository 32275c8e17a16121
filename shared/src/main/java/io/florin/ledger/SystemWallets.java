package io.florin.ledger;

import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.WalletType;
import io.florin.money.Currency;
import java.time.Instant;
import java.util.Optional;

/**
 * The system wallets: where money comes from and goes to that is no customer's. Each is made of
 * parts, and a transfer takes the part that its id falls to, so that none is busy.
 */
public final class SystemWallets {
  private static final int MAX_PARTS = 1000;
  private static final int PART_DIGITS = 6;

  private final int parts;

  /**
   * System wallets of so many parts. The number may grow: a part that nobody falls to any more
   * keeps its balance.
   *
   * @param parts 1 to 1000
   */
  public SystemWallets(int parts) {
    if (parts < 1 || parts > MAX_PARTS) {
      throw new IllegalArgumentException("A system wallet has 1 to " + MAX_PARTS + " parts.");
    }
    this.parts = parts;
  }

  /** What a system wallet is for. */
  public enum Purpose {
    /** The other side of credits and debits that administrators make by hand. */
    ADJUSTMENTS,
    /** The outside world, where deposits come from and withdrawals go to. */
    OUTSIDE,
    /** The income from fees. */
    FEES,
    /** What was accepted for a wallet that can't take it any more. */
    SUSPENSE
  }

  /** The part that a transfer falls to. */
  public WalletId part(Purpose purpose, Currency currency, TransferId transfer) {
    // The id is a hash already: its last digits are as good as any other of it.
    String id = transfer.command().value();
    int part = Integer.parseInt(id.substring(id.length() - PART_DIGITS), 16) % parts;
    return new WalletId("wal_system_" + purpose + "_" + currency.code() + "_" + part);
  }

  /** The part of a system wallet, opened just now. */
  static Wallet open(WalletId part, Instant at) {
    String id = part.value();
    String withoutPart = id.substring(0, id.lastIndexOf('_'));
    String currency = withoutPart.substring(withoutPart.lastIndexOf('_') + 1);
    return Wallet.open(
        new WalletTerms(
            part,
            Optional.empty(),
            Optional.empty(),
            WalletType.SYSTEM.code(),
            SettlementMode.DIRECT,
            Currency.of(currency).orElseThrow(),
            Optional.empty(),
            at));
  }
}
