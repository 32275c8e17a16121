package io.florin.batch;

import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.TransactionRule;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletType;
import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.BatchStatus;
import io.florin.ledger.CommandId;
import io.florin.ledger.Entry;
import io.florin.ledger.Execution;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Refusal;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.TransferStatus;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Waiting;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.testing.Crash;
import io.florin.testing.Intercepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CarryingOutBatchTest {
  private final BatchScene scene = new BatchScene();

  @Test
  void fiveHundredArePaidAndTheBatchIsCompleted() {
    List<WalletId> payees = scene.payees(TransferBatch.MAX_ITEMS);
    TransferBatch batch = scene.batch(BatchScene.items(payees, 20), false);
    assertThat(batch.status()).isEqualTo(BatchStatus.PENDING);
    assertThat(scene.shown(batch.id()).items())
        .extracting(ItemOutcome::status)
        .containsOnly(TransferStatus.PENDING);

    assertThat(scene.carryOut(batch)).isInstanceOf(CarriedOut.Completed.class);

    ShownBatch shown = scene.shown(batch.id());
    assertThat(shown.batch().status()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(shown.items())
        .extracting(ItemOutcome::status)
        .hasSize(500)
        .containsOnly(TransferStatus.COMPLETED);
    assertThat(scene.cents(scene.from)).isZero();
    assertThat(payees).allSatisfy(payee -> assertThat(scene.cents(payee)).isEqualTo(20));
    assertThat(due()).isEmpty();
    assertThat(scene.carryOut(batch)).isInstanceOf(CarriedOut.NothingToDo.class);
  }

  @Test
  void eachItemHasItsOwnOutcome() {
    List<TransferBatch.Item> items = new ArrayList<>(BatchScene.items(scene.payees(3), 40_00));
    items.add(
        new TransferBatch.Item(
            LedgerFixture.opened(LedgerFixture.customer()).id(), eur(1), Optional.empty()));
    items.addAll(BatchScene.items(scene.payees(1), 20_00));
    TransferBatch batch = scene.batch(items, false);

    scene.carryOut(batch);

    assertThat(scene.shown(batch.id()).items())
        .extracting(item -> item.refusal().map(Refusal::name).orElse("paid"))
        .containsExactly("paid", "paid", "INSUFFICIENT_FUNDS", "NOT_FOUND", "paid");
    assertThat(scene.shown(batch.id()).items())
        .allSatisfy(item -> assertThat(item.transferId()).isPresent());
    assertThat(scene.cents(scene.from)).isZero();
  }

  @Test
  void theEndIsTheSameWhereverItDied() {
    Crash counting = Crash.never();
    List<String> undisturbed = end(counting);
    // Three transactions and their reads, and the end.
    assertThat(counting.calls()).isGreaterThanOrEqualTo(9);

    for (int call = 1; call <= counting.calls(); call++) {
      for (boolean done : new boolean[] {false, true}) {
        Crash crash = new Crash(call, done);
        assertThat(end(crash)).as("%s", crash).isEqualTo(undisturbed);
        assertThat(crash.happened()).as("%s", crash).isTrue();
      }
    }
  }

  /** What is there once 70 items, for the last of which there is no money, are carried out. */
  private static List<String> end(Crash crash) {
    BatchScene scene = new BatchScene();
    List<WalletId> payees = scene.payees(70);
    TransferBatch batch = scene.batch(BatchScene.items(payees, 1_44), false);
    LedgerStore mortal = crash.around(LedgerStore.class, scene.store);
    for (int attempts = 0;
        attempts < 3 && scene.shown(batch.id()).batch().status() == BatchStatus.PENDING;
        attempts++) {
      try {
        scene.carryOut(batch, mortal, scene.deadline());
      } catch (Crash.Died e) {
        scene.wait(Duration.ofSeconds(31));
      }
    }
    ShownBatch shown = scene.shown(batch.id());
    List<String> end = new ArrayList<>();
    end.add(shown.batch().status() + " " + shown.batch().version());
    shown.items().forEach(item -> end.add(item.status() + " " + item.refusal()));
    payees.forEach(payee -> end.add(scene.cents(payee) + " " + scene.wallet(payee).version()));
    end.add(scene.cents(scene.from) + " " + scene.wallet(scene.from).version());
    return end;
  }

  @Test
  void manyAtOnceDoNothingTwice() throws Exception {
    List<WalletId> payees = scene.payees(200);
    TransferBatch first = scene.batch(BatchScene.items(payees.subList(0, 150), 30), false);
    TransferBatch second = scene.batch(BatchScene.items(payees.subList(50, 200), 30), false);
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<CarriedOut>> attempts =
          IntStream.range(0, 6)
              .mapToObj(
                  number -> threads.submit(() -> scene.carryOut(number % 2 == 0 ? first : second)))
              .toList();
      for (Future<CarriedOut> attempt : attempts) {
        assertThat(attempt.get()).isNotInstanceOf(CarriedOut.Left.class);
      }
    }

    long received = payees.stream().mapToLong(scene::cents).sum();
    assertThat(received).isEqualTo(300L * 30);
    assertThat(scene.cents(scene.from)).isEqualTo(100_00 - received);
    List<Entry> entries =
        scene.store.entries(
            scene.wallet(scene.from).terms(),
            new VersionRange(3, 302),
            Order.ASCENDING,
            302,
            scene.deadline());
    assertThat(entries).hasSize(300).extracting(Entry::amount).containsOnly(eur(-30));
  }

  @Test
  void whatTimeDoesNotSufficeForIsLeftAndDoneByTheNextAttempt() {
    TransferBatch batch = scene.batch(BatchScene.items(scene.payees(100), 1), false);
    LedgerStore slow =
        intercepted(
            call -> {
              scene.wait(call.is("commit") ? Duration.ofSeconds(4) : Duration.ZERO);
              return call.make();
            });

    assertThat(scene.carryOut(batch, slow, Deadline.in(Duration.ofSeconds(10), scene.clock)))
        .isInstanceOf(CarriedOut.Left.class);
    assertThat(scene.shown(batch.id()).items())
        .filteredOn(item -> item.status() == TransferStatus.COMPLETED)
        .hasSize(66);
    scene.wait(Duration.ofSeconds(31));
    assertThat(due()).containsExactly(batch.id().command());

    assertThat(scene.carryOut(batch)).isInstanceOf(CarriedOut.Completed.class);
    assertThat(scene.cents(scene.from)).isEqualTo(99_00);
  }

  @Test
  void aStoreThatIsAwayLeavesTheBatchToTheNextAttempt() {
    TransferBatch batch = scene.batch(BatchScene.items(scene.payees(2), 1), false);
    LedgerStore away =
        intercepted(
            call -> {
              if (call.is("commit")) {
                throw new UnavailableException("The ledger", new IllegalStateException("away"));
              }
              return call.make();
            });

    assertThat(scene.carryOut(batch, away, scene.deadline())).isInstanceOf(CarriedOut.Left.class);
    assertThat(scene.carryOut(batch)).isInstanceOf(CarriedOut.Completed.class);
  }

  @Test
  void itemsThatCantBeDecidedAreLeftAndKeepNoOtherFromBeingPaid() {
    List<WalletId> payees = scene.payees(120);
    TransferBatch batch = scene.batch(BatchScene.items(payees, 10), false);
    Set<WalletId> broken = Set.of(payees.get(0), payees.get(70));
    LedgerStore some =
        intercepted(
            call -> {
              if (call.is("wallets") && !Collections.disjoint((Set<?>) call.request(), broken)) {
                throw new IllegalStateException("broken");
              }
              return call.make();
            });

    for (int attempts = 1; attempts <= 2; attempts++) {
      assertThat(scene.carryOut(batch, some, scene.deadline()))
          .isInstanceOfSatisfying(
              CarriedOut.Stuck.class,
              stuck -> assertThat(stuck.cause().getSuppressed()).hasSize(1));
    }

    assertThat(scene.shown(batch.id()).batch().status()).isEqualTo(BatchStatus.PENDING);
    assertThat(payees)
        .allSatisfy(
            payee -> assertThat(scene.cents(payee)).isEqualTo(broken.contains(payee) ? 0 : 10));
    scene.wait(Duration.ofSeconds(31));
    assertThat(due()).containsExactly(batch.id().command());
    assertThat(scene.carryOut(batch)).isInstanceOf(CarriedOut.Completed.class);
    assertThat(payees).allSatisfy(payee -> assertThat(scene.cents(payee)).isEqualTo(10));
  }

  @Test
  void aBatchThatCantBeEndedIsStuckAndItsMessageIsDone() {
    TransferBatch batch = scene.batch(BatchScene.items(scene.payees(1), 10), false);
    AtomicInteger reads = new AtomicInteger();
    LedgerStore unreadable =
        intercepted(
            call -> {
              if (call.is("command") && reads.incrementAndGet() > 1) {
                throw new IllegalStateException("broken");
              }
              return call.make();
            });

    assertThat(scene.carryOut(batch, unreadable, scene.deadline()))
        .isInstanceOf(CarriedOut.Stuck.class);
  }

  @Test
  void aRuleThatIsPutMeanwhileHoldsForTheItemsThatAreLeft() {
    TransferBatch batch = scene.batch(BatchScene.items(scene.payees(40), 10), false);
    TransactionRule rule =
        new TransactionRule(
            TransactionType.TRANSFER.code(), WalletType.STANDARD.code(), true, false, 1);
    LedgerStore store =
        intercepted(
            call -> {
              Object answer = call.make();
              if (call.is("commit")) {
                scene.catalogue = new Catalogue(List.of(), List.of(), List.of(rule)).withStandard();
              }
              return answer;
            });

    scene.carryOut(batch, store, scene.deadline());

    assertThat(scene.shown(batch.id()).items())
        .filteredOn(item -> item.refusal().equals(Optional.of(Refusal.NOT_ALLOWED_FOR_TYPE)))
        .hasSize(7);
    assertThat(scene.cents(scene.from)).isEqualTo(100_00 - 330);
  }

  @Test
  void aRepetitionIsToldWhatTheFirstWasTold() {
    List<TransferBatch.Item> items = BatchScene.items(scene.payees(2), 1_00);
    var first = (Execution.Recorded) scene.accept(scene.customer, items, false, "key");
    TransferBatch batch = (TransferBatch) first.command().outcome();
    scene.carryOut(batch);

    var again = (Execution.Recorded) scene.accept(scene.customer, items, false, "key");

    assertThat(ShownBatch.asFirstAnswered((TransferBatch) again.command().outcome()).items())
        .isEqualTo(ShownBatch.asFirstAnswered(batch).items())
        .extracting(ItemOutcome::status)
        .containsOnly(TransferStatus.PENDING);
    assertThat(scene.accept(scene.customer, items, true, "key"))
        .isInstanceOf(Execution.KeyReused.class);
    assertThat(scene.accept(scene.customer, items.subList(0, 1), false, "key"))
        .isInstanceOf(Execution.KeyReused.class);
  }

  @Test
  void whoMayNotPayFindsNoWallet() {
    Caller stranger = new Caller(LedgerFixture.customer(), Role.CUSTOMER);
    Caller admin = new Caller(LedgerFixture.customer(), Role.ADMIN);
    List<TransferBatch.Item> items = BatchScene.items(scene.payees(1), 1_00);

    for (boolean atomic : new boolean[] {false, true}) {
      assertThat(scene.accept(stranger, items, atomic, "key"))
          .isInstanceOf(Execution.NotFound.class);
      assertThat(scene.accept(admin, items, atomic, "key" + atomic))
          .isInstanceOf(Execution.Recorded.class);
    }
  }

  @Test
  void anAtomicBatchThatOneTransactionDoesNotHoldIsRefusedForEver() {
    List<TransferBatch.Item> items = BatchScene.items(scene.payees(34), 1_00);

    TransferBatch refused = scene.batch(items, true);
    assertThat(refused.refusal()).contains(Refusal.BATCH_TOO_LARGE);
    assertThat(scene.cents(scene.from)).isEqualTo(100_00);

    TransferBatch done = scene.batch(items.subList(0, 33), true);
    assertThat(done.status()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(scene.cents(scene.from)).isEqualTo(67_00);
    assertThat(scene.shown(done.id()).items())
        .allSatisfy(
            item ->
                assertThat(
                        scene.store.command(
                            item.transferId().orElseThrow().command(), scene.deadline()))
                    .isPresent());
  }

  private List<CommandId> due() {
    return scene.store.due(Waiting.What.BATCH, scene.clock.instant(), 10, scene.deadline());
  }

  private LedgerStore intercepted(Intercepted.Interceptor interceptor) {
    return Intercepted.calls(LedgerStore.class, scene.store, interceptor);
  }
}
