package io.florin.settlement;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.WalletId;
import io.florin.testing.Intercepted;
import java.util.Set;

/** A store in which one wallet can't be read. */
final class UnreadableWallet {
  private UnreadableWallet() {}

  static LedgerStore in(LedgerStore store, WalletId broken) {
    return Intercepted.calls(
        LedgerStore.class,
        store,
        call -> {
          if (call.is("wallets") && ((Set<?>) call.request()).contains(broken)) {
            throw new IllegalStateException("broken");
          }
          return call.make();
        });
  }
}
