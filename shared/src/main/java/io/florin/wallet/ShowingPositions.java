package io.florin.wallet;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.Wallet;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.util.Objects;
import java.util.Set;

/**
 * Shows what is on its way to wallets, beside what is in them. For a wallet whose money is posted
 * at once that is nothing, and nothing is read.
 */
public final class ShowingPositions {
  // Between two reads some 10 ms pass, and a wallet that is folded all the time gets an entry each
  // 30 ms: this many misses in a row are no chance.
  private static final int MAX_LOOKS = 20;

  private final LedgerStore store;

  /** Shows what is in a store. */
  public ShowingPositions(LedgerStore store) {
    this.store = store;
  }

  /**
   * A wallet with what is on its way to it. A leg that is posted while it is looked for would be
   * seen twice, or not at all; so the wallet is read again after the legs, until it has not changed
   * meanwhile.
   *
   * @param read the wallet as it was read a moment ago
   * @throws UnavailableException when the store does not answer in time, or the wallet keeps
   *     changing
   */
  public Position position(Wallet read, Deadline deadline) {
    if (!read.terms().isBatched()) {
      return new Position(read, Money.zero(read.currency()));
    }
    Wallet before = read;
    for (int looks = 1; looks <= MAX_LOOKS; looks++) {
      Money unposted = unposted(before, deadline);
      Wallet after =
          Objects.requireNonNull(
              store.wallets(Set.of(read.id()), deadline).get(read.id()), "an open wallet");
      if (after.version() == before.version()) {
        return new Position(after, unposted);
      }
      before = after;
    }
    throw new UnavailableException(
        "The ledger", new IllegalStateException("A wallet changes faster than it is read."));
  }

  private Money unposted(Wallet wallet, Deadline deadline) {
    return store.legs(wallet.terms(), LedgerStore.MAX_LEGS, deadline).stream()
        .map(UnpostedLeg::amount)
        .reduce(Money.zero(wallet.currency()), Money::plus);
  }
}
