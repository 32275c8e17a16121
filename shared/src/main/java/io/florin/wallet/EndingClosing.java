package io.florin.wallet;

import io.florin.ledger.Appending;
import io.florin.ledger.Entry;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.StatusDecider;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletStatus;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ends the closing of wallets that receive in batches. */
public final class EndingClosing {
  private final LedgerStore store;
  private final Ledger ledger;

  /** Ends closings in a ledger. */
  public EndingClosing(LedgerStore store, Ledger ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  /**
   * Ends the closing of a wallet, if it is time for it.
   *
   * @return whether it is ended; if others keep the wallet busy, it is not time for it
   * @throws io.florin.retry.UnavailableException when the store does not answer in time
   */
  public boolean end(WalletId id, Deadline deadline) {
    return ledger
        .append(
            Set.of(id),
            (wallets, at) ->
                Optional.ofNullable(wallets.get(id))
                    .flatMap(wallet -> end(wallet, at, deadline))
                    .map(entry -> Appending.of(entry, true))
                    .orElseGet(() -> Appending.nothing(false)),
            deadline)
        .orElse(false);
  }

  private Optional<Entry> end(Wallet wallet, Instant at, Deadline deadline) {
    if (wallet.newest().status() != WalletStatus.CLOSING) {
      return Optional.empty();
    }
    boolean legsWait = !store.legs(wallet.terms(), 1, deadline).isEmpty();
    return StatusDecider.endClosing(wallet, legsWait, statusBefore(wallet, deadline), at);
  }

  /**
   * The status that a wallet had before it was closing. Since then little can have been posted; if
   * it is too much to look through, the wallet counts as frozen, so that somebody has to look.
   */
  private WalletStatus statusBefore(Wallet wallet, Deadline deadline) {
    List<Entry> latest =
        store.entries(
            wallet.terms(),
            new VersionRange(1, wallet.version()),
            Order.DESCENDING,
            LedgerStore.MAX_PAGE,
            deadline);
    return latest.stream()
        .map(Entry::status)
        .filter(status -> status != WalletStatus.CLOSING)
        .findFirst()
        .orElse(WalletStatus.FROZEN);
  }
}
