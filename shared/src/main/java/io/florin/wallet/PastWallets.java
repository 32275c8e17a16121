package io.florin.wallet;

import io.florin.identity.Caller;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Timeline;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Shows wallets as they were to those who may see them. */
public final class PastWallets {
  private final ShowingWallets wallets;
  private final Timeline timeline;

  /** Shows the wallets of a store. */
  public PastWallets(LedgerStore store, ShowingWallets wallets) {
    this.wallets = wallets;
    timeline = new Timeline(store);
  }

  /**
   * The wallet as it was after all that happened at an instant or before it, if there was one and
   * the caller may see it.
   */
  public Optional<Wallet> at(Caller caller, WalletId id, Instant at, Deadline deadline) {
    // The instants of entries are whole milliseconds.
    Instant next = at.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    return wallets
        .show(caller, id, deadline)
        .flatMap(
            wallet ->
                timeline
                    .lastBefore(wallet, next, deadline)
                    .map(entry -> new Wallet(wallet.terms(), entry)));
  }

  /**
   * The wallet as it was after an entry, if it has that one and the caller may see it.
   *
   * @param version the version of the entry, from 1
   */
  public Optional<Wallet> version(Caller caller, WalletId id, long version, Deadline deadline) {
    return wallets
        .show(caller, id, deadline)
        .filter(wallet -> version <= wallet.version())
        .map(
            wallet ->
                version == wallet.version()
                    ? wallet
                    : new Wallet(
                        wallet.terms(), timeline.entry(wallet.terms(), version, deadline)));
  }
}
