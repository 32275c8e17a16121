package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.retry.UnavailableException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NamedRecordsTest {
  private final CommandRecord record =
      command(customer()).ledTo(new OpenedWallet(opened(customer()).id()));

  /** A store that shows the record from some look on. */
  private LedgerStore showingAt(int look) {
    AtomicInteger looks = new AtomicInteger();
    return (LedgerStore)
        Proxy.newProxyInstance(
            LedgerStore.class.getClassLoader(),
            new Class<?>[] {LedgerStore.class},
            (proxy, method, arguments) ->
                looks.incrementAndGet() < look ? Map.of() : Map.of(record.id(), record));
  }

  @Test
  void whatAnEntryNamesIsLookedForUntilItIsSeen() {
    assertThat(NamedRecords.read(showingAt(3), Set.of(record.id()), soon()))
        .containsExactly(Map.entry(record.id(), record));
  }

  @Test
  void nothingIsLeftOut() {
    assertThatThrownBy(
            () -> NamedRecords.read(showingAt(Integer.MAX_VALUE), Set.of(record.id()), soon()))
        .isInstanceOf(UnavailableException.class);
  }
}
