package io.florin.settlement;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.WalletId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A store in which one wallet can't be read. */
final class UnreadableWallet {
  private UnreadableWallet() {}

  static LedgerStore in(LedgerStore store, WalletId broken) {
    return (LedgerStore)
        Proxy.newProxyInstance(
            LedgerStore.class.getClassLoader(),
            new Class<?>[] {LedgerStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("wallets") && ((Set<?>) arguments[0]).contains(broken)) {
                throw new IllegalStateException("broken");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }
}
