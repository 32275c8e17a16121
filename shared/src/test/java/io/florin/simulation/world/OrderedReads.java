package io.florin.simulation.world;

import io.florin.ledger.LedgerStore;
import io.florin.simulation.time.Chance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A store that reads the wallets of a set in an order by chance. The order of the JDK's own sets is
 * another one in each run of the JVM, which no seed could bring back.
 */
final class OrderedReads {
  private OrderedReads() {}

  static LedgerStore of(LedgerStore store, Chance chance) {
    Object ordered =
        Proxy.newProxyInstance(
            LedgerStore.class.getClassLoader(),
            new Class<?>[] {LedgerStore.class},
            (proxy, method, arguments) -> {
              Object[] inOrder = arguments.clone();
              for (int index = 0; index < inOrder.length; index++) {
                if (inOrder[index] instanceof Set<?> set) {
                  inOrder[index] = new LinkedHashSet<>(chance.shuffled(new TreeSet<>(set)));
                }
              }
              try {
                return method.invoke(store, inOrder);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
    return (LedgerStore) ordered;
  }
}
