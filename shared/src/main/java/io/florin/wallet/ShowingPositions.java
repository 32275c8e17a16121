package io.florin.wallet;

import io.florin.ledger.Commit;
import io.florin.ledger.FoldedTransfer;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.TransferId;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows what is on its way to wallets, beside what is in them. For a wallet whose money is posted
 * at once that is nothing, and nothing is read.
 */
public final class ShowingPositions {
  // So often more entries than a page came while the legs were read: that is no chance.
  private static final int MAX_LOOKS = 3;
  // How many of the entries that were there before may still be deleting the legs that they posted:
  // the newest, and those which the next transaction has appended to it meanwhile, of which an
  // atomic batch of the wallet's own has most.
  private static final long STILL_DELETING = 1 + Commit.MAX_ITEMS / 3;

  private final LedgerStore store;

  /** Shows what is in a store. */
  public ShowingPositions(LedgerStore store) {
    this.store = store;
  }

  /**
   * A wallet with what is on its way to it. A leg that is posted while it is looked for would be
   * seen twice, or not at all; so the wallet is read again after the legs, with what is being
   * posted just then, and the legs that its entries have posted meanwhile are not counted. A leg
   * that comes meanwhile and is not posted counts as coming afterwards.
   *
   * @param read the wallet as it was read a moment ago
   * @throws UnavailableException when the store does not answer in time, more waits than can be
   *     listed, or the wallet changes too fast
   */
  public Position position(Wallet read, Deadline deadline) {
    if (!read.terms().isBatched()) {
      return new Position(read, Money.zero(read.currency()));
    }
    Wallet before = read;
    for (int looks = 1; looks <= MAX_LOOKS; looks++) {
      List<UnpostedLeg> legs = legs(before, deadline);
      Wallet after = afterWhatIsInFlight(read.id(), deadline);
      long first = Math.max(1, before.version() - STILL_DELETING + 1);
      if (legs.isEmpty()) {
        return new Position(after, Money.zero(after.currency()));
      }
      if (after.version() - first < LedgerStore.MAX_PAGE) {
        VersionRange meanwhile = new VersionRange(first, after.version());
        return new Position(after, unposted(legs, posted(after, meanwhile, deadline), after));
      }
      before = after;
    }
    throw unavailable("A wallet changes faster than it is read.");
  }

  /**
   * The wallet after the entry that is being put just now, if one is. Only one transaction at a
   * time puts what comes next, so what was posting legs when they were read is among its entries.
   */
  private Wallet afterWhatIsInFlight(WalletId id, Deadline deadline) {
    Wallet wallet = store.namedWallet(id, deadline);
    return store.isNewest(id, wallet.version(), deadline)
        ? wallet
        : store.namedWallet(id, deadline);
  }

  private List<UnpostedLeg> legs(Wallet wallet, Deadline deadline) {
    List<UnpostedLeg> legs = store.legs(wallet.terms(), LedgerStore.MAX_LEGS, deadline);
    if (legs.size() == LedgerStore.MAX_LEGS) {
      throw unavailable("More waits for a wallet than can be summed up.");
    }
    return legs;
  }

  /** The transfers that entries have posted. */
  private Set<TransferId> posted(Wallet wallet, VersionRange range, Deadline deadline) {
    return store
        .entries(wallet.terms(), range, Order.ASCENDING, LedgerStore.MAX_PAGE, deadline)
        .stream()
        .flatMap(entry -> entry.folded().stream())
        .map(FoldedTransfer::transferId)
        .collect(Collectors.toSet());
  }

  private static Money unposted(List<UnpostedLeg> legs, Set<TransferId> posted, Wallet wallet) {
    return legs.stream()
        .filter(leg -> !posted.contains(leg.transferId()))
        .map(UnpostedLeg::amount)
        .reduce(Money.zero(wallet.currency()), Money::plus);
  }

  private static UnavailableException unavailable(String why) {
    return new UnavailableException("The ledger", new IllegalStateException(why));
  }
}
