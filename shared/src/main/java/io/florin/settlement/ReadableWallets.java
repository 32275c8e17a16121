package io.florin.settlement;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Wallets as far as they can be read: one that can't be hides none of the others.
 *
 * @param wallets those that exist and can be read
 * @param failures those that can't be read, with what was in the way
 */
record ReadableWallets(Map<WalletId, Wallet> wallets, Map<WalletId, RuntimeException> failures) {

  /** Copies the maps. */
  ReadableWallets {
    wallets = Map.copyOf(wallets);
    failures = Map.copyOf(failures);
  }

  /**
   * Reads wallets, all at once where that can be.
   *
   * @throws UnavailableException when the store does not answer in time
   */
  static ReadableWallets of(LedgerStore store, List<WalletId> ids, Deadline deadline) {
    try {
      return new ReadableWallets(store.wallets(new LinkedHashSet<>(ids), deadline), Map.of());
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return oneByOne(store, ids, deadline);
    }
  }

  private static ReadableWallets oneByOne(
      LedgerStore store, List<WalletId> ids, Deadline deadline) {
    Map<WalletId, Wallet> wallets = new HashMap<>();
    Map<WalletId, RuntimeException> failures = new HashMap<>();
    for (WalletId id : ids) {
      try {
        wallets.putAll(store.wallets(Set.of(id), deadline));
      } catch (UnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        failures.put(id, e);
      }
    }
    return new ReadableWallets(wallets, failures);
  }
}
