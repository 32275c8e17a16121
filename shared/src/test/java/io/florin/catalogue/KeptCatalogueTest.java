package io.florin.catalogue;

import static io.florin.catalogue.CatalogueFixture.transactionType;
import static io.florin.catalogue.CatalogueFixture.walletType;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeptCatalogueTest {
  private static final Duration MAX_AGE = Duration.ofMillis(CurrentCatalogue.MAX_AGE_MILLIS);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final CountedStore store = new CountedStore();
  private final KeptCatalogue catalogue = new KeptCatalogue(store, now::get);

  @Test
  void untilAnythingIsPutThereAreTheTypesThatAreTakenWhereNoneIsNamed() {
    assertThat(catalogue.get(soon())).isEqualTo(Catalogue.standard());
    assertThat(catalogue.walletType("STANDARD", soon())).contains(WalletType.STANDARD);
    assertThat(catalogue.transactionType("TRANSFER", soon())).contains(TransactionType.TRANSFER);
  }

  @Test
  void whatIsPutUnderTheirCodesTakesTheirPlace() {
    store.put(walletType("STANDARD"), soon());

    assertThat(catalogue.get(soon()).walletTypes()).containsExactly(walletType("STANDARD"));
  }

  @Test
  void itIsReadOnceForAsLongAsItIsKeptAndAgainAfterwards() {
    catalogue.get(soon());
    store.put(walletType("GOLD"), soon());
    now.set(NOON.plus(MAX_AGE));
    assertThat(catalogue.get(soon()).walletType("GOLD")).isEmpty();
    assertThat(store.reads.get()).isEqualTo(1);

    now.set(NOON.plus(MAX_AGE).plusMillis(1));
    assertThat(catalogue.get(soon()).walletType("GOLD")).isPresent();
    assertThat(store.reads.get()).isEqualTo(2);
  }

  @Test
  void itsAgeIsCountedFromTheBeginningOfItsReading() {
    store.whileReading = () -> now.set(NOON.plus(MAX_AGE));
    catalogue.get(soon());
    now.set(NOON.plus(MAX_AGE).plusMillis(1));

    catalogue.get(soon());
    assertThat(store.reads.get()).isEqualTo(2);
  }

  @Test
  void aClockThatIsTurnedBackDoesNotKeepItForLonger() {
    catalogue.get(soon());
    now.set(NOON.minusSeconds(3600));

    catalogue.get(soon());
    assertThat(store.reads.get()).isEqualTo(2);
  }

  @Test
  void aCodeThatIsNotThereIsLookedForAtOnce() {
    catalogue.get(soon());
    store.put(walletType("GOLD"), soon());
    store.put(transactionType("PAYMENT"), soon());

    assertThat(catalogue.walletType("GOLD", soon())).contains(walletType("GOLD"));
    assertThat(catalogue.transactionType("PAYMENT", soon())).contains(transactionType("PAYMENT"));
    assertThat(store.reads.get()).isEqualTo(2);
    assertThat(catalogue.walletType("SILVER", soon())).isEmpty();
    assertThat(store.reads.get()).isEqualTo(3);
  }

  @Test
  void aWalletOfATypeThatIsNotThereMakesItBeReadAgain() {
    catalogue.get(soon());
    store.put(walletType("GOLD"), soon());

    assertThat(catalogue.knowing(List.of(WalletType.SYSTEM.code()), soon()).walletType("GOLD"))
        .isEmpty();
    assertThat(catalogue.knowing(List.of(walletType("GOLD").code()), soon()).walletType("GOLD"))
        .isPresent();
  }

  @Test
  void manyCallsAtOnceReadOnce() throws Exception {
    int callers = 8;
    CountDownLatch allAsk = new CountDownLatch(callers);
    store.whileReading = () -> await(allAsk);
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<Catalogue>> answers = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        answers.add(
            threads.submit(
                () -> {
                  allAsk.countDown();
                  return catalogue.get(soon());
                }));
      }
      for (Future<Catalogue> answer : answers) {
        assertThat(answer.get()).isEqualTo(Catalogue.standard());
      }
    }
    assertThat(store.reads.get()).isEqualTo(1);
  }

  @Test
  void whoWantsItFreshIsNotGivenWhatWasBeingReadBefore() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch put = new CountDownLatch(1);
    store.afterReading =
        () -> {
          reading.countDown();
          await(put);
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Catalogue> before = threads.submit(() -> catalogue.get(soon()));
      await(reading);
      store.afterReading = () -> {};
      store.put(walletType("GOLD"), soon());
      put.countDown();

      assertThat(catalogue.fresh(soon()).walletType("GOLD")).isPresent();
      assertThat(before.get().walletType("GOLD")).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts how often it is read. */
  private static final class CountedStore implements CatalogueStore {
    private final CatalogueStore target = new InMemoryCatalogueStore();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Runnable whileReading = () -> {};
    private volatile Runnable afterReading = () -> {};

    @Override
    public Catalogue read(Deadline deadline) {
      reads.incrementAndGet();
      whileReading.run();
      Catalogue read = target.read(deadline);
      afterReading.run();
      return read;
    }

    @Override
    public Putting put(WalletType type, Deadline deadline) {
      return target.put(type, deadline);
    }

    @Override
    public Putting put(TransactionType type, Deadline deadline) {
      return target.put(type, deadline);
    }

    @Override
    public Putting put(TransactionRule rule, Deadline deadline) {
      return target.put(rule, deadline);
    }
  }
}
