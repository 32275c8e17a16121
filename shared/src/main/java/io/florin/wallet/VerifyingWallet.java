package io.florin.wallet;

import io.florin.identity.Caller;
import io.florin.ledger.ChainVerifier;
import io.florin.ledger.KeptEntry;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.NumberedWallet;
import io.florin.ledger.VersionRange;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletTerms;
import io.florin.retry.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies the entries of wallets as they are kept, for those who may see them. */
public final class VerifyingWallet {
  /** How many versions are verified at a time, at the most. */
  public static final int MAX_VERSIONS = 1_000;

  private final LedgerStore store;

  /** Verifies the wallets of a store. */
  public VerifyingWallet(LedgerStore store) {
    this.store = store;
  }

  /**
   * Verifies a range of a wallet's versions, if the wallet has them and the caller may see it. The
   * range ends with the newest version; where an end is not given, it is {@link #MAX_VERSIONS} long
   * at the most, and without any ends it is the newest.
   *
   * @param from the first version, from 1
   * @param to the last version, less than {@link #MAX_VERSIONS} after the first
   */
  public Optional<Verification> verify(
      Caller caller, WalletId id, Optional<Long> from, Optional<Long> to, Deadline deadline) {
    return store
        .numbered(id, deadline)
        .filter(wallet -> wallet.terms().isReachableBy(caller))
        .filter(wallet -> from.filter(first -> first > wallet.newest()).isEmpty())
        .map(wallet -> verify(wallet.terms(), range(wallet, from, to), deadline));
  }

  private static VersionRange range(NumberedWallet wallet, Optional<Long> from, Optional<Long> to) {
    long newest = wallet.newest();
    long last =
        Math.min(newest, to.orElse(from.map(first -> first + MAX_VERSIONS - 1).orElse(newest)));
    return new VersionRange(from.orElse(Math.max(1, last - MAX_VERSIONS + 1)), last);
  }

  private Verification verify(WalletTerms wallet, VersionRange range, Deadline deadline) {
    List<KeptEntry> kept = new ArrayList<>();
    // The first is held against the one before it.
    for (long next = Math.max(1, range.first() - 1); next <= range.last(); ) {
      long last = Math.min(range.last(), next + LedgerStore.MAX_PAGE - 1);
      kept.addAll(
          store.keptEntries(wallet, new VersionRange(next, last), LedgerStore.MAX_PAGE, deadline));
      next = last + 1;
    }
    return new Verification(range, ChainVerifier.findings(range, kept));
  }
}
