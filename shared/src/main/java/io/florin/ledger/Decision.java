package io.florin.ledger;

import io.florin.money.Money;
import java.util.List;

/** What is to be done about a command, decided from the wallets that were read. */
public sealed interface Decision {

  /** Money moves: the next entry of each wallet, and the transfer. */
  record Post(List<Entry> entries, Transfer transfer) implements Decision {

    /** Checks that the legs sum to zero per currency: money is neither made nor lost. */
    public Post {
      entries = List.copyOf(entries);
      requireZeroSum(entries);
    }
  }

  /** Money does not move, and never will under this command. */
  record Refuse(Transfer transfer) implements Decision {}

  /**
   * Checks that the legs sum to zero: money is neither made nor lost.
   *
   * @throws IllegalArgumentException when it is
   */
  static void requireZeroSum(List<Entry> entries) {
    boolean zero =
        entries.stream().map(Entry::amount).reduce(Money::plus).map(Money::isZero).orElse(true);
    if (!zero) {
      throw new IllegalArgumentException("The legs of a transfer sum to zero.");
    }
  }

  /** As far as the caller may know there is no such wallet. Nothing is recorded. */
  record WalletNotFound() implements Decision {}

  /** The caller may not do that. Nothing is recorded. */
  record Forbidden() implements Decision {}
}
