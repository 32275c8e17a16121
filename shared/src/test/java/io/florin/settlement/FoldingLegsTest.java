package io.florin.settlement;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.changeStatus;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.leave;
import static io.florin.ledger.LedgerFixture.leg;
import static io.florin.ledger.LedgerFixture.open;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static io.florin.ledger.LedgerFixture.retry;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletStatus;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FoldingLegsTest {
  private final LedgerStore store = new InMemoryLedgerStore(() -> NOON);
  private final SystemWallets systemWallets = new SystemWallets(1);
  private final FoldingLegs folding =
      new FoldingLegs(store, new Ledger(store, () -> NOON, retry(50)), systemWallets);
  private final Wallet wallet = openedBatched(customer());

  FoldingLegsTest() {
    open(store, wallet);
  }

  @Test
  void allThatWaitsIsPostedWithAsFewEntriesAsThereCanBe() {
    leave(store, legs(250));

    assertThat(folding.fold(wallet.id(), soon())).isEqualTo(new FoldingLegs.Folded(250, 0, true));

    assertThat(now().posted()).isEqualTo(eur(250));
    assertThat(now().version()).isEqualTo(4);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whereNothingWaitsNothingIsDone() {
    assertThat(folding.fold(wallet.id(), soon())).isEqualTo(new FoldingLegs.Folded(0, 0, true));
    assertThat(folding.fold(openedBatched(customer()).id(), soon()))
        .isEqualTo(new FoldingLegs.Folded(0, 0, true));

    assertThat(now()).isEqualTo(wallet.newest());
  }

  @Test
  void manyWhoFoldAtOncePostEachLegOnce() throws Exception {
    leave(store, legs(400));
    List<Callable<FoldingLegs.Folded>> folds = new ArrayList<>();
    for (int caller = 0; caller < 8; caller++) {
      folds.add(() -> folding.fold(wallet.id(), soon()));
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<FoldingLegs.Folded> fold : threads.invokeAll(folds)) {
        assertThat(fold.get().all()).isTrue();
      }
    }

    assertThat(now().posted()).isEqualTo(eur(400));
    assertThat(
            store
                .entries(wallet.terms(), new VersionRange(1, 100), Order.ASCENDING, 100, soon())
                .stream()
                .flatMap(entry -> entry.folded().stream())
                .distinct()
                .count())
        .isEqualTo(400);
  }

  @Test
  void whatComesForAClosedWalletIsInSuspenseOnce() {
    changeStatus(store, wallet.id(), WalletStatus.CLOSED);
    List<UnpostedLeg> legs = legs(3);
    leave(store, legs);

    assertThat(folding.fold(wallet.id(), soon())).isEqualTo(new FoldingLegs.Folded(0, 3, true));
    assertThat(folding.fold(wallet.id(), soon())).isEqualTo(new FoldingLegs.Folded(0, 0, true));

    WalletId part =
        systemWallets.part(
            SystemWallets.Purpose.SUSPENSE, wallet.currency(), legs.getFirst().transferId());
    Entry suspense = store.wallets(Set.of(part), soon()).values().iterator().next().newest();
    assertThat(suspense.posted()).isEqualTo(eur(3));
    assertThat(suspense.kind()).isEqualTo(EntryKind.BATCH);
    assertThat(now().posted()).isEqualTo(eur(0));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void manyThatTheWalletCantTakeGoToSuspenseWithFewEntries() {
    changeStatus(store, wallet.id(), WalletStatus.CLOSED);
    List<UnpostedLeg> legs = legs(250);
    leave(store, legs);

    assertThat(folding.fold(wallet.id(), soon())).isEqualTo(new FoldingLegs.Folded(0, 250, true));

    WalletId part =
        systemWallets.part(
            SystemWallets.Purpose.SUSPENSE, wallet.currency(), legs.getFirst().transferId());
    Entry suspense = store.wallets(Set.of(part), soon()).values().iterator().next().newest();
    assertThat(suspense.posted()).isEqualTo(eur(250));
    assertThat(suspense.version()).isEqualTo(4);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whoHasNoTimeLeavesTheRest() {
    leave(store, legs(5));
    Deadline near = Deadline.in(Duration.ofSeconds(1), () -> NOON);

    assertThat(folding.fold(wallet.id(), near)).isEqualTo(new FoldingLegs.Folded(0, 0, false));
    assertThat(waiting()).hasSize(5);
  }

  private List<UnpostedLeg> legs(int count) {
    List<UnpostedLeg> legs = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      legs.add(leg(wallet, 1));
    }
    return legs;
  }

  private Entry now() {
    return store.wallets(Set.of(wallet.id()), soon()).values().iterator().next().newest();
  }

  private List<Money> waiting() {
    return store.legs(wallet.terms(), LedgerStore.MAX_LEGS, soon()).stream()
        .map(UnpostedLeg::amount)
        .toList();
  }
}
