package io.florin.wallet;

import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.History;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Period;
import io.florin.money.SizeRange;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final int ENTRIES = 700;
  private static final int MAX_PAGES = 1_000;

  private final LedgerStore store = new InMemoryLedgerStore(InstantSource.system());
  private final Caller owner = new Caller(customer(), Role.CUSTOMER);
  private final History history = new History(store, owner.id());
  private final Statement statement = new Statement(store, new ShowingWallets(store));

  StatementTest() {
    for (int i = 1; i < ENTRIES; i++) {
      history.moved(i % 50 == 0 ? -i : i, i);
    }
  }

  @Test
  void pagesShowEachEntryThatTheFilterLetsThroughOnce() {
    EntryFilter filter =
        new EntryFilter(
            new Period(Optional.of(History.after(100)), Optional.of(History.after(650))),
            Optional.of(EntryKind.DEBIT),
            new SizeRange(
                Optional.of(new BigDecimal("2.00")), Optional.of(new BigDecimal("5.50"))));
    for (Order order : Order.values()) {
      for (int limit : new int[] {1, 2, 100}) {
        assertThat(all(filter, order, limit))
            .extracting(entry -> entry.amount().minorUnits())
            .containsExactlyElementsOf(
                order == Order.ASCENDING
                    ? List.of(-200L, -250L, -300L, -350L, -400L, -450L, -500L, -550L)
                    : List.of(-550L, -500L, -450L, -400L, -350L, -300L, -250L, -200L));
      }
    }
  }

  @Test
  void aPageOfAFilterThatLetsNothingThroughEndsAfterABoundedLook() {
    EntryFilter nothing =
        new EntryFilter(Period.ALWAYS, Optional.of(EntryKind.BATCH), SizeRange.ANY);

    Statement.Page page = page(nothing, Order.DESCENDING, Optional.empty(), 20);

    assertThat(page.entries()).isEmpty();
    assertThat(page.next()).contains((long) ENTRIES - Statement.MAX_READ + 1);
    assertThat(all(nothing, Order.DESCENDING, 20)).isEmpty();
  }

  @Test
  void allEntriesAreShownWithoutAFilter() {
    assertThat(all(EntryFilter.ALL, Order.ASCENDING, 100)).isEqualTo(history.entries());
    assertThat(all(EntryFilter.ALL, Order.DESCENDING, 99)).isEqualTo(history.entries().reversed());
  }

  @Test
  void theWalletOfAnotherHasNoStatement() {
    assertThat(
            statement.page(
                new Caller(customer(), Role.CUSTOMER),
                history.wallet().id(),
                EntryFilter.ALL,
                Order.ASCENDING,
                Optional.empty(),
                1,
                soon()))
        .isEmpty();
  }

  private List<Entry> all(EntryFilter filter, Order order, int limit) {
    List<Entry> all = new ArrayList<>();
    Optional<Long> after = Optional.empty();
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Statement.Page page = page(filter, order, after, limit);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.entries());
      after = page.next();
      if (after.isEmpty()) {
        return all;
      }
    }
    throw new AssertionError("The statement does not end.");
  }

  private Statement.Page page(EntryFilter filter, Order order, Optional<Long> after, int limit) {
    return statement
        .page(owner, history.wallet().id(), filter, order, after, limit, soon())
        .orElseThrow();
  }
}
