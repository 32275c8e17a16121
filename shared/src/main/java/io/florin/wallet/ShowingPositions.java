package io.florin.wallet;

import io.florin.ledger.Entry;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows what is on its way to wallets, beside what is in them. For a wallet whose money is posted
 * at once that is nothing, and nothing is read.
 */
public final class ShowingPositions {
  // So many entries are read first to find those that still delete the legs that they have posted:
  // mostly the newest has not begun to, or has done so.
  private static final int FEW = 2;

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
   * @throws UnavailableException when the store does not answer in time, or more waits than can be
   *     listed
   */
  public Position position(Wallet read, Deadline deadline) {
    if (!read.terms().isBatched()) {
      return new Position(read, Money.zero(read.currency()));
    }
    List<UnpostedLeg> legs = legs(read, deadline);
    Wallet after = afterWhatIsInFlight(read.id(), deadline);
    Set<TransferId> waiting = waiting(legs, read.version(), after, deadline);
    return new Position(
        after,
        legs.stream()
            .filter(leg -> waiting.contains(leg.transferId()))
            .map(UnpostedLeg::amount)
            .reduce(Money.zero(after.currency()), Money::plus));
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

  /**
   * Which of the legs that were seen no entry has posted. A leg can be seen for some milliseconds
   * after it was posted, so one looks back from the newest entry, past those that were there
   * before, to one that has deleted what it posted: what is older has done so, too. (Not for
   * certain, where two fold one wallet at once; but what is older by a fold is older by more than
   * those milliseconds.)
   *
   * @param before the version of the wallet before the legs were read
   */
  private Set<TransferId> waiting(
      List<UnpostedLeg> legs, long before, Wallet after, Deadline deadline) {
    Set<TransferId> waiting =
        legs.stream().map(UnpostedLeg::transferId).collect(Collectors.toCollection(HashSet::new));
    long oldest = Math.max(1, before - LedgerStore.MAX_PAGE);
    long last = after.version();
    for (int count = FEW;
        last >= oldest && !waiting.isEmpty();
        count = Math.min(2 * count, LedgerStore.MAX_PAGE)) {
      VersionRange range = new VersionRange(Math.max(oldest, last - count + 1), last);
      for (Entry entry : store.entries(after.terms(), range, Order.DESCENDING, count, deadline)) {
        Set<TransferId> posted =
            entry.folded().stream().map(FoldedTransfer::transferId).collect(Collectors.toSet());
        boolean someSeen = waiting.removeAll(posted);
        if (!posted.isEmpty() && !someSeen && entry.version() <= before) {
          return waiting;
        }
      }
      last = range.first() - 1;
    }
    return waiting;
  }

  private static UnavailableException unavailable(String why) {
    return new UnavailableException("The ledger", new IllegalStateException(why));
  }
}
