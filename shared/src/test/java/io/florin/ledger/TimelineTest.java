package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long SEED = 20261121;
  private static final int ENTRIES = 70;

  private final LedgerStore store = new InMemoryLedgerStore(InstantSource.system());
  private final Random random = new Random(SEED);
  private final History history = new History(store, customer());
  private long lastSecond;

  TimelineTest() {
    for (int i = 0; i < ENTRIES; i++) {
      lastSecond += random.nextInt(3); // Some share their instant.
      history.moved(1, lastSecond);
    }
  }

  @Test
  void theLastEntryBeforeAnInstantIsFoundAsByReadingAll() {
    Timeline timeline = new Timeline(store);
    for (long second = -1; second <= lastSecond + 1; second++) {
      var at = History.after(second);
      assertThat(timeline.lastBefore(history.wallet(), at, soon()))
          .as("%s seconds after noon, seed %s", second, SEED)
          .isEqualTo(
              history.entries().stream()
                  .filter(entry -> entry.at().isBefore(at))
                  .reduce((earlier, later) -> later));
    }
  }

  @Test
  void aWalkOverAPeriodMeetsEachOfItsEntriesInOrder() {
    for (Order order : Order.values()) {
      for (long from = -1; from <= lastSecond + 1; from += 7) {
        for (long to = from; to <= lastSecond + 1; to += 5) {
          Period period =
              new Period(Optional.of(History.after(from)), Optional.of(History.after(to)));
          List<Entry> expected =
              history.entries().stream().filter(entry -> period.has(entry.at())).toList();
          assertThat(walk(period, order))
              .as("%s to %s, %s, seed %s", from, to, order, SEED)
              .isEqualTo(order == Order.ASCENDING ? expected : expected.reversed());
        }
      }
    }
  }

  @Test
  void aWalkWithoutBoundsMeetsAll() {
    assertThat(walk(Period.ALWAYS, Order.ASCENDING)).isEqualTo(history.entries());
  }

  private List<Entry> walk(Period period, Order order) {
    EntryWalk walk =
        new EntryWalk(store, history.wallet(), period, order, Optional.empty(), soon());
    List<Entry> met = new ArrayList<>();
    while (!walk.hasEnded()) {
      met.addAll(walk.next(4, soon()));
    }
    return met;
  }
}
