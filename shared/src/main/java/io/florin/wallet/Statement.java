package io.florin.wallet;

import io.florin.identity.Caller;
import io.florin.ledger.Entry;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.util.List;
import java.util.Optional;

/** Shows the entries of a wallet to those who may see them. */
public final class Statement {
  private final LedgerStore store;
  private final ShowingWallets wallets;

  /** Shows the entries of wallets in a store. */
  public Statement(LedgerStore store, ShowingWallets wallets) {
    this.store = store;
    this.wallets = wallets;
  }

  /**
   * A page of entries.
   *
   * @param entries the entries, in the order asked for
   * @param next the version after which the next page goes on, if there is one
   */
  public record Page(List<Entry> entries, Optional<Long> next) {}

  /**
   * A page of a wallet's entries, if the caller may see the wallet.
   *
   * @param after the version after which the page begins, in the order asked for
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public Optional<Page> page(
      Caller caller, WalletId id, Order order, Optional<Long> after, int limit, Deadline deadline) {
    return wallets
        .show(caller, id, deadline)
        .map(wallet -> page(wallet, order, after, limit, deadline));
  }

  private Page page(
      Wallet wallet, Order order, Optional<Long> after, int limit, Deadline deadline) {
    // The wallet was read a moment ago: entries appended since belong to a later look.
    long newest = wallet.version();
    VersionRange range =
        switch (order) {
          case DESCENDING -> new VersionRange(1, after.map(version -> version - 1).orElse(newest));
          case ASCENDING -> new VersionRange(after.map(version -> version + 1).orElse(1L), newest);
        };
    if (range.last() < range.first()) {
      return new Page(List.of(), Optional.empty());
    }
    List<Entry> entries = store.entries(wallet.terms(), range, order, limit, deadline);
    long lastShown = entries.getLast().version();
    boolean more = lastShown != (order == Order.DESCENDING ? range.first() : range.last());
    return new Page(entries, more ? Optional.of(lastShown) : Optional.empty());
  }
}
