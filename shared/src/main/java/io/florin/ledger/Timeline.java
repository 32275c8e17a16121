package io.florin.ledger;

import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the entries of a wallet by instants. The time of a wallet never runs backwards, so halving
 * over the versions finds an entry by reading some 20 of a million.
 */
public final class Timeline {
  private final LedgerStore store;

  /** The timelines of the wallets in a store. */
  public Timeline(LedgerStore store) {
    this.store = store;
  }

  /**
   * The last entry before an instant, if there is one. Of several entries that share an instant it
   * is the last.
   *
   * @param wallet the wallet; entries that came after its newest are not looked at
   */
  public Optional<Entry> lastBefore(Wallet wallet, Instant instant, Deadline deadline) {
    if (wallet.newest().at().isBefore(instant)) {
      return Optional.of(wallet.newest());
    }
    Optional<Entry> found = Optional.empty();
    long before = 0; // Where there is no entry.
    long notBefore = wallet.version();
    while (notBefore - before > 1) {
      long middle = before + (notBefore - before) / 2;
      Entry entry = entry(wallet.terms(), middle, deadline);
      if (entry.at().isBefore(instant)) {
        before = middle;
        found = Optional.of(entry);
      } else {
        notBefore = middle;
      }
    }
    return found;
  }

  /**
   * An entry of a wallet.
   *
   * @param version a version that the wallet has reached
   */
  public Entry entry(WalletTerms wallet, long version, Deadline deadline) {
    List<Entry> entries =
        store.entries(wallet, new VersionRange(version, version), Order.ASCENDING, 1, deadline);
    if (entries.isEmpty()) {
      throw new IllegalStateException("Wallet " + wallet.id() + " lacks entry " + version + ".");
    }
    return entries.getFirst();
  }
}
