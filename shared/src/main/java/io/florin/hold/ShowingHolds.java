package io.florin.hold;

import io.florin.identity.Caller;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldId;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.wallet.ShowingWallets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows holds to those who may see them. */
public final class ShowingHolds {

  /** How many entries of a wallet one page looks at, so that no request reads without a bound. */
  public static final int MAX_ENTRIES = 500;

  private final LedgerStore store;
  private final ShowingWallets wallets;

  /** Shows the holds of a store. */
  public ShowingHolds(LedgerStore store, ShowingWallets wallets) {
    this.store = store;
    this.wallets = wallets;
  }

  /**
   * A page of holds.
   *
   * @param holds the holds, the newest first
   * @param next the version of the wallet before which the next page goes on, if there is one
   */
  public record Page(List<Hold> holds, Optional<Long> next) {

    /** Copies the list. */
    public Page {
      holds = List.copyOf(holds);
    }
  }

  /** The hold, if there is one that the caller may see. */
  public Optional<Hold> show(Caller caller, HoldId id, Deadline deadline) {
    return store
        .command(id.command(), deadline)
        .map(CommandRecord::outcome)
        .filter(Hold.class::isInstance)
        .map(Hold.class::cast)
        .filter(hold -> caller.isAdmin() || hold.isVisibleTo(caller.id()));
  }

  /**
   * A page of the holds that were ever placed on a wallet, if the caller may see the wallet. A page
   * may have fewer holds than the limit while there are more: it looks at {@link #MAX_ENTRIES}
   * entries at the most.
   *
   * @param before only what happened before this version, where it is given
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public Optional<Page> list(
      Caller caller, WalletId walletId, Optional<Long> before, int limit, Deadline deadline) {
    return wallets
        .show(caller, walletId, deadline)
        .map(wallet -> page(wallet, before, limit, deadline));
  }

  private Page page(Wallet wallet, Optional<Long> before, int limit, Deadline deadline) {
    long last = before.map(version -> version - 1).orElse(wallet.version());
    long first = Math.max(1, last - MAX_ENTRIES + 1);
    List<Entry> placing = new ArrayList<>();
    for (long version = last; version >= first && placing.size() < limit; ) {
      List<Entry> entries =
          store.entries(
              wallet.terms(),
              new VersionRange(first, version),
              Order.DESCENDING,
              LedgerStore.MAX_PAGE,
              deadline);
      entries.stream()
          .filter(entry -> entry.kind() == EntryKind.HOLD)
          .limit(limit - placing.size())
          .forEach(placing::add);
      version = entries.getLast().version() - 1;
    }
    long seen = placing.size() == limit ? placing.getLast().version() : first;
    // The opening of a wallet is its first entry, and no hold.
    return new Page(holds(placing, deadline), seen > 1 ? Optional.of(seen) : Optional.empty());
  }

  private List<Hold> holds(List<Entry> placing, Deadline deadline) {
    List<CommandId> ids =
        placing.stream().map(entry -> entry.narrative().hold().orElseThrow().command()).toList();
    Map<CommandId, CommandRecord> records =
        store.namedCommands(ids.stream().collect(Collectors.toSet()), deadline);
    return ids.stream()
        .map(id -> (Hold) Objects.requireNonNull(records.get(id)).outcome())
        .toList();
  }
}
