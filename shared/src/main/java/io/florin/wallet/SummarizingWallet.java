package io.florin.wallet;

import io.florin.identity.Caller;
import io.florin.ledger.Entry;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Period;
import io.florin.ledger.Timeline;
import io.florin.ledger.Turnover;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Sums up what periods did to wallets, for those who may see them: the difference of two entries,
 * however many are between them.
 */
public final class SummarizingWallet {
  private final ShowingWallets wallets;
  private final Timeline timeline;
  private final InstantSource clock;

  /** Sums up the wallets of a store. */
  public SummarizingWallet(LedgerStore store, ShowingWallets wallets, InstantSource clock) {
    this.wallets = wallets;
    this.clock = clock;
    timeline = new Timeline(store);
  }

  /**
   * The summary of a period, if the caller may see the wallet. Before its opening a wallet had
   * nothing and nothing happened to it.
   */
  public Optional<Summary> summarize(Caller caller, WalletId id, Period period, Deadline deadline) {
    return wallets.show(caller, id, deadline).map(wallet -> summary(wallet, period, deadline));
  }

  private Summary summary(Wallet wallet, Period period, Deadline deadline) {
    Instant to = period.to().orElseGet(() -> endOf(wallet));
    Instant from = period.from().orElseGet(() -> earlier(wallet.terms().openedAt(), to));
    Optional<Entry> before = timeline.lastBefore(wallet, from, deadline);
    Optional<Entry> last = timeline.lastBefore(wallet, to, deadline);
    Money zero = Money.zero(wallet.currency());
    return new Summary(
        from,
        to,
        before.map(Entry::posted).orElse(zero),
        last.map(Entry::turnover)
            .orElse(Turnover.none(zero))
            .since(before.map(Entry::turnover).orElse(Turnover.none(zero))),
        last.map(Entry::posted).orElse(zero));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Now, or just after the newest entry when a clock that is ahead of ours wrote it. */
  private Instant endOf(Wallet wallet) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant afterNewest = wallet.newest().at().plusMillis(1);
    return now.isBefore(afterNewest) ? afterNewest : now;
  }
}
