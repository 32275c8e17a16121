package io.florin.wallet;

import io.florin.identity.Caller;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Shows wallets to those who may see them. */
public final class ShowingWallets {
  private final LedgerStore store;

  /** Shows the wallets of a store. */
  public ShowingWallets(LedgerStore store) {
    this.store = store;
  }

  /** The wallet, if there is one that the caller may see. */
  public Optional<Wallet> show(Caller caller, WalletId id, Deadline deadline) {
    return Optional.ofNullable(store.wallets(Set.of(id), deadline).get(id))
        .filter(wallet -> wallet.terms().isReachableBy(caller));
  }

  /**
   * A page of the wallets that the caller may see and the filter lets through, in the order in
   * which they were opened or its reverse. A page may have fewer wallets than the limit while there
   * are more.
   *
   * @param after only wallets that come after this one in that order, where it is given
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public WalletPage list(
      Caller caller,
      WalletFilter filter,
      Order order,
      Optional<WalletId> after,
      int limit,
      Deadline deadline) {
    List<WalletId> ids = candidates(filter, order, after, limit, deadline);
    Map<WalletId, Wallet> wallets = store.wallets(new LinkedHashSet<>(ids), deadline);
    List<Wallet> shown =
        ids.stream()
            .map(wallets::get)
            .filter(Objects::nonNull)
            .filter(wallet -> wallet.terms().isReachableBy(caller))
            .filter(filter::lets)
            .toList();
    boolean more = filter.accountNumber().isEmpty() && ids.size() == limit;
    return new WalletPage(shown, more ? Optional.of(ids.getLast()) : Optional.empty());
  }

  private List<WalletId> candidates(
      WalletFilter filter, Order order, Optional<WalletId> after, int limit, Deadline deadline) {
    if (filter.accountNumber().isPresent()) {
      return store.walletOf(filter.accountNumber().get(), deadline).stream().toList();
    }
    return filter.owner().isPresent()
        ? store.walletsOf(filter.owner().get(), order, after, limit, deadline)
        : store.allWallets(order, after, limit, deadline);
  }
}
