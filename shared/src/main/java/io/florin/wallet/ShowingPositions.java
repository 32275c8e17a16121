package io.florin.wallet;

import io.florin.ledger.Entry;
import io.florin.ledger.FoldedTransfer;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.TransferId;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what is on its way to wallets, beside what is in them. For a wallet whose money is posted
 * at once that is nothing, and nothing is read.
 */
public final class ShowingPositions {
  // So often more entries than a page came while the legs were read: that is no chance.
  private static final int MAX_LOOKS = 3;

  private final LedgerStore store;

  /** Shows what is in a store. */
  public ShowingPositions(LedgerStore store) {
    this.store = store;
  }

  /**
   * A wallet with what is on its way to it. A leg that is posted while it is looked for would be
   * seen twice, or not at all; so the wallet is read again after the legs, and those that its
   * entries have posted meanwhile are not counted. A leg that comes meanwhile and is not posted
   * counts as coming afterwards.
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
      Wallet after =
          Objects.requireNonNull(
              store.wallets(Set.of(read.id()), deadline).get(read.id()), "an open wallet");
      if (after.version() - before.version() <= LedgerStore.MAX_PAGE) {
        return new Position(after, unposted(legs, posted(before, after, deadline), after));
      }
      before = after;
    }
    throw unavailable("A wallet changes faster than it is read.");
  }

  private List<UnpostedLeg> legs(Wallet wallet, Deadline deadline) {
    List<UnpostedLeg> legs = store.legs(wallet.terms(), LedgerStore.MAX_LEGS, deadline);
    if (legs.size() == LedgerStore.MAX_LEGS) {
      throw unavailable("More waits for a wallet than can be summed up.");
    }
    return legs;
  }

  /**
   * The transfers that were posted from one version of a wallet to another. Those of the first are
   * among them: its entry may have been seen before the deletion of its legs could be.
   */
  private Set<TransferId> posted(Wallet before, Wallet after, Deadline deadline) {
    Stream<Entry> since =
        after.version() == before.version()
            ? Stream.empty()
            : store
                .entries(
                    after.terms(),
                    new VersionRange(before.version() + 1, after.version()),
                    Order.ASCENDING,
                    LedgerStore.MAX_PAGE,
                    deadline)
                .stream();
    return Stream.concat(Stream.of(before.newest()), since)
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
