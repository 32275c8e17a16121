package io.florin.wallet;

import static io.florin.ledger.LedgerStore.MAX_PAGE;

import io.florin.identity.Caller;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryWalk;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows the entries of a wallet to those who may see them. */
public final class Statement {
  /** How many entries one page looks at, about. */
  public static final int MAX_READ = 500;

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
   * A page of a wallet's entries, if the caller may see the wallet. It is shorter than the limit,
   * or even empty, where the filter lets few of the entries through that a page looks at.
   *
   * @param after the version after which the page begins, in the order asked for
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public Optional<Page> page(
      Caller caller,
      WalletId id,
      EntryFilter filter,
      Order order,
      Optional<Long> after,
      int limit,
      Deadline deadline) {
    return wallets
        .show(caller, id, deadline)
        .map(wallet -> page(wallet, filter, order, after, limit, deadline));
  }

  private Page page(
      Wallet wallet,
      EntryFilter filter,
      Order order,
      Optional<Long> after,
      int limit,
      Deadline deadline) {
    Optional<Long> from =
        after.map(version -> order == Order.ASCENDING ? version + 1 : version - 1);
    EntryWalk walk = new EntryWalk(store, wallet, filter.period(), order, from, deadline);
    List<Entry> wanted = new ArrayList<>();
    Optional<Long> reached = after;
    for (int read = 0; read < MAX_READ && !walk.hasEnded(); ) {
      List<Entry> entries = walk.next(filter.isSelective() ? MAX_PAGE : limit, deadline);
      for (Entry entry : entries) {
        reached = Optional.of(entry.version());
        if (filter.lets(entry)) {
          wanted.add(entry);
        }
        if (wanted.size() == limit) {
          boolean more = !walk.hasEnded() || entry.version() != entries.getLast().version();
          return new Page(wanted, more ? reached : Optional.empty());
        }
      }
      read += entries.size();
    }
    return new Page(wanted, walk.hasEnded() ? Optional.empty() : reached);
  }
}
