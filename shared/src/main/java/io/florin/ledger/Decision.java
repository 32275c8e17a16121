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
      Money sum =
          entries.stream()
              .map(Entry::amount)
              .reduce(Money::plus)
              .orElseThrow(() -> new IllegalArgumentException("A posting has entries."));
      if (!sum.isZero()) {
        throw new IllegalArgumentException("The legs of a transfer sum to zero.");
      }
    }
  }

  /** Money does not move, and never will under this command. */
  record Refuse(Transfer transfer) implements Decision {}

  /** As far as the caller may know there is no such wallet. Nothing is recorded. */
  record WalletNotFound() implements Decision {}

  /** The caller may not do that. Nothing is recorded. */
  record Forbidden() implements Decision {}
}
