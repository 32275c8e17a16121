package io.florin.hold;

import static io.florin.hold.HoldScene.key;
import static io.florin.hold.HoldScene.recorded;
import static io.florin.hold.HoldScene.stranger;
import static io.florin.hold.HoldScene.trace;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Commit;
import io.florin.ledger.Execution;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldId;
import io.florin.ledger.HoldStatus;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.UnreadableRecord;
import io.florin.ledger.UnreadableRecordException;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.testing.Intercepted;
import io.florin.wallet.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who may do what to a hold, when it ends, and what a repetition is told. */
class HoldsTest {
  private final HoldScene scene = new HoldScene();
  private final Caller admin = stranger(Role.ADMIN);

  @Test
  void whoMayCaptureIsThePayeeAndAnAdmin() {
    HoldId hold = scene.placed(60_00);

    assertThat(capture(scene.payer, hold)).isEqualTo(executed(new Execution.Forbidden()));
    assertThat(capture(stranger(Role.CUSTOMER), hold))
        .isEqualTo(executed(new Execution.NotFound()));
    assertThat(scene.hold(hold).version()).isEqualTo(1);
    assertThat(isRecorded(capture(scene.payee, hold))).isTrue();
    assertThat(isRecorded(capture(admin, hold))).isTrue();
    assertThat(scene.hold(hold).captured()).isEqualTo(eur(2_00));
  }

  private CaptureResult capture(Caller caller, HoldId hold) {
    return scene.capture(caller, hold, Optional.of(eur(1_00)), Optional.empty());
  }

  private static CaptureResult executed(Execution execution) {
    return new CaptureResult.Executed(execution);
  }

  private static boolean isRecorded(CaptureResult result) {
    return result instanceof CaptureResult.Executed executed
        && executed.execution() instanceof Execution.Recorded;
  }

  @Test
  void aHoldThatNamesNobodyIsCapturedByAnAdminWhoNamesSomebody() {
    HoldId hold = scene.placed(scene.request(60_00, Optional.empty(), Optional.empty()));

    assertThat(scene.capture(scene.payee, hold, Optional.empty(), Optional.of(scene.to)))
        .isEqualTo(executed(new Execution.NotFound()));
    assertThat(scene.capture(scene.payer, hold, Optional.empty(), Optional.of(scene.to)))
        .isEqualTo(executed(new Execution.Forbidden()));
    assertThat(scene.capture(admin, hold, Optional.empty(), Optional.empty()))
        .isEqualTo(CaptureResult.PayeeFault.MISSING);
    WalletId nobodys = LedgerFixture.opened(LedgerFixture.customer()).id();
    assertThat(scene.capture(admin, hold, Optional.empty(), Optional.of(nobodys)))
        .isEqualTo(CaptureResult.PayeeFault.UNKNOWN);
    WalletId system = new WalletId("wal_system_FEES_EUR_0");
    assertThat(scene.capture(admin, hold, Optional.empty(), Optional.of(system)))
        .isEqualTo(CaptureResult.PayeeFault.UNKNOWN);
    assertThat(scene.capture(scene.payee, hold, Optional.empty(), Optional.of(nobodys)))
        .isEqualTo(executed(new Execution.NotFound()));
    assertThat(isRecorded(scene.capture(admin, hold, Optional.empty(), Optional.of(scene.to))))
        .isTrue();
    assertThat(scene.wallet(scene.to).available()).isEqualTo(eur(70_00));
  }

  @Test
  void aHoldThatNamesSomebodyPaysNobodyElse() {
    HoldId hold = scene.placed(60_00);
    Optional<WalletId> other = Optional.of(scene.from);

    assertThat(scene.capture(admin, hold, Optional.empty(), other))
        .isEqualTo(CaptureResult.PayeeFault.DIFFERENT);
    assertThat(scene.capture(stranger(Role.CUSTOMER), hold, Optional.empty(), other))
        .isEqualTo(executed(new Execution.NotFound()));
    assertThat(isRecorded(scene.capture(admin, hold, Optional.empty(), Optional.of(scene.to))))
        .isTrue();
  }

  @Test
  void whomAHoldPromisesMoneyReleasesItAndNotItsPayer() {
    HoldId hold = scene.placed(60_00);

    assertThat(release(scene.payer, hold)).isInstanceOf(Execution.Forbidden.class);
    assertThat(release(stranger(Role.CUSTOMER), hold)).isInstanceOf(Execution.NotFound.class);
    assertThat(release(scene.payee, hold)).isInstanceOf(Execution.Recorded.class);
    assertThat(scene.hold(hold).status()).isEqualTo(HoldStatus.RELEASED);
    assertThat(scene.wallet(scene.from).available()).isEqualTo(eur(100_00));
  }

  @Test
  void aHoldThatPromisesNobodyAnythingIsReleasedByItsPayer() {
    HoldId hold = scene.placed(scene.request(60_00, Optional.empty(), Optional.empty()));

    assertThat(release(scene.payee, hold)).isInstanceOf(Execution.NotFound.class);
    assertThat(release(scene.payer, hold)).isInstanceOf(Execution.Recorded.class);
  }

  private Execution release(Caller caller, HoldId hold) {
    return release(caller, key(), hold);
  }

  private Execution release(Caller caller, IdempotencyKey key, HoldId hold) {
    return scene
        .releasing(scene.store)
        .release(caller, key, hold, trace(), scene.deadline())
        .execution();
  }

  @Test
  void theKeyOfAHoldIsNeitherThatOfItsReleaseNorOfItsCapture() {
    IdempotencyKey key = key();
    HoldRequest request = scene.request(60_00, Optional.empty(), Optional.empty());
    HoldId payers = idOf(scene.place(scene.payer, key, request));
    HoldId admins =
        idOf(scene.place(admin, key, scene.request(10_00, Optional.empty(), Optional.empty())));

    assertThat(release(scene.payer, key, payers)).isInstanceOf(Execution.KeyReused.class);
    assertThat(
            scene
                .capturing(scene.store)
                .capture(
                    admin,
                    key,
                    new CaptureRequest(admins, Optional.empty(), false, Optional.of(scene.to)),
                    trace(),
                    scene.deadline()))
        .isEqualTo(executed(new Execution.KeyReused()));
    assertThat(release(stranger(Role.CUSTOMER), key, payers))
        .isInstanceOf(Execution.NotFound.class);
    assertThat(scene.hold(payers).status()).isEqualTo(HoldStatus.OPEN);
    assertThat(scene.hold(admins).status()).isEqualTo(HoldStatus.OPEN);
  }

  private static HoldId idOf(Optional<Execution> placed) {
    return ((Hold) recorded(placed.orElseThrow()).outcome()).id();
  }

  @Test
  void aReleaseThatIsSentAgainTellsTheHoldAsItWasReleased() {
    HoldId hold = scene.placed(60_00);
    IdempotencyKey key = key();
    ReleasingHold releases = scene.releasing(scene.store);

    var first = releases.release(scene.payee, key, hold, trace(), scene.deadline());
    var again = releases.release(scene.payee, key, hold, trace(), scene.deadline());

    assertThat(((Execution.Recorded) again.execution()).replayed()).isTrue();
    assertThat(again.hold()).isPresent().isEqualTo(first.hold());
  }

  @Test
  void aReleaseThatIsSeenBeforeItsHoldTellsTheHoldAsItWasReleased() {
    HoldId hold = scene.placed(60_00);
    CommandRecord before = scene.store.command(hold.command(), scene.deadline()).orElseThrow();
    LedgerStore late =
        Intercepted.calls(
            LedgerStore.class,
            scene.store,
            call -> call.is("command") ? Optional.of(before) : call.make());
    ReleasingHold releases =
        new ReleasingHold(HoldScene.ledger(scene.store, scene.clock), HoldScene.showing(late));

    var release = releases.release(scene.payee, key(), hold, trace(), scene.deadline());

    assertThat(release.hold()).contains(scene.hold(hold));
    assertThat(scene.hold(hold).status()).isEqualTo(HoldStatus.RELEASED);
  }

  @Test
  void aHoldExpiresSoonerOrLaterAndNeverLaterThanIn30Days() {
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(30).plusMillis(1))) {
      assertThat(place(NOON.plus(wrong), key())).as("%s", wrong).isEmpty();
    }
    assertThat(scene.wallet(scene.from).version()).isEqualTo(2);
    for (Duration right : List.of(Duration.ofMillis(1), Duration.ofDays(30))) {
      Execution execution = place(NOON.plus(right), key()).orElseThrow();
      assertThat(((Hold) recorded(execution).outcome()).expiresAt()).isEqualTo(NOON.plus(right));
    }
  }

  @Test
  void aRepetitionIsAnsweredWhenItsInstantIsLongPast() {
    IdempotencyKey key = key();
    Instant soon = NOON.plusSeconds(60);
    Execution first = place(soon, key).orElseThrow();
    scene.wait(Duration.ofDays(1));

    Execution again = place(soon, key).orElseThrow();

    assertThat(((Execution.Recorded) again).replayed()).isTrue();
    assertThat(recorded(again)).isEqualTo(recorded(first));
    assertThat(place(soon.plusMillis(1), key)).contains(new Execution.KeyReused());
  }

  private Optional<Execution> place(Instant expiresAt, IdempotencyKey key) {
    return scene.place(
        scene.payer, key, scene.request(1_00, Optional.empty(), Optional.of(expiresAt)));
  }

  @Test
  void nobodySetsMoneyAsideThatIsNotTheirsOrForAWalletThatIsNot() {
    WalletId nobodys = LedgerFixture.opened(LedgerFixture.customer()).id();
    HoldRequest request = scene.request(1_00, Optional.of(scene.to), Optional.empty());

    assertThat(scene.place(scene.payee, key(), request)).contains(new Execution.NotFound());
    assertThat(
            scene.place(
                scene.payer, key(), scene.request(1_00, Optional.of(nobodys), Optional.empty())))
        .contains(new Execution.NotFound());
    assertThat(scene.place(admin, key(), request).orElseThrow())
        .isInstanceOf(Execution.Recorded.class);
  }

  @Test
  void whatIsOverIsExpiredAndWhatIsNotIsLeftAlone() {
    HoldId early = scene.placed(until(Duration.ofMinutes(1)));
    HoldId late = scene.placed(until(Duration.ofMinutes(2)));
    scene.capture(scene.payee, early, Optional.of(eur(4_00)), Optional.empty());
    scene.wait(Duration.ofMinutes(1));

    assertThat(run(scene.store)).isEqualTo(new ExpiringHolds.Run(1, List.of()));

    assertThat(scene.hold(early).status()).isEqualTo(HoldStatus.EXPIRED);
    assertThat(scene.hold(early).captured()).isEqualTo(eur(4_00));
    assertThat(scene.hold(late).status()).isEqualTo(HoldStatus.OPEN);
    assertThat(scene.wallet(scene.from).newest().held()).isEqualTo(eur(10_00));
    assertThat(run(scene.store)).isEqualTo(new ExpiringHolds.Run(0, List.of()));
  }

  @Test
  void oneThatCannotBeReadKeepsNoOtherFromExpiring() {
    List<HoldId> holds = new ArrayList<>();
    for (int count = 1; count <= 3; count++) {
      holds.add(scene.placed(until(Duration.ofSeconds(count))));
    }
    scene.wait(Duration.ofMinutes(1));

    ExpiringHolds.Run run = run(UnreadableRecord.in(scene.store, holds.getFirst().command()));

    assertThat(run.expired()).isEqualTo(2);
    assertThat(run.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.hold()).isEqualTo(holds.getFirst());
              assertThat(failure.reason()).isInstanceOf(UnreadableRecordException.class);
            });
    assertThat(scene.wallet(scene.from).newest().held()).isEqualTo(eur(10_00));
  }

  /** The store, did something happen before each call of it. */
  private LedgerStore before(Consumer<Intercepted.Call> happening) {
    return Intercepted.calls(
        LedgerStore.class,
        scene.store,
        call -> {
          happening.accept(call);
          return call.make();
        });
  }

  @Test
  void holdsOfManyWalletsExpireSideBySide() {
    List<HoldId> holds = new ArrayList<>();
    for (int count = 0; count < ExpiringHolds.AT_ONCE; count++) {
      WalletId from = LedgerFixture.openedWithMoney(scene.store, scene.payer.id(), 10_00).id();
      holds.add(scene.placed(until(from, Duration.ofSeconds(1))));
    }
    scene.wait(Duration.ofMinutes(1));
    // Nobody commits before all have begun to.
    CountDownLatch allAtWork = new CountDownLatch(holds.size());
    LedgerStore waiting =
        before(
            call -> {
              if (call.is("commit")) {
                meet(allAtWork);
              }
            });

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(scene.expiring(waiting, threads).expire(scene.deadline()))
          .isEqualTo(new ExpiringHolds.Run(holds.size(), List.of()));
    }
    assertThat(holds)
        .allSatisfy(hold -> assertThat(scene.hold(hold).status()).isEqualTo(HoldStatus.EXPIRED));
  }

  private static void meet(CountDownLatch all) {
    all.countDown();
    await(all);
  }

  private static void await(CountDownLatch all) {
    try {
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void holdsOfOneWalletExpireOneAfterTheOtherAndGetInNobodysWay() {
    for (int count = 1; count <= 3; count++) {
      scene.placed(until(Duration.ofSeconds(count)));
    }
    scene.wait(Duration.ofMinutes(1));
    Queue<Commit> commits = new ConcurrentLinkedQueue<>();
    LedgerStore watched =
        before(
            call -> {
              if (call.is("commit")) {
                commits.add((Commit) call.request());
              }
            });

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(scene.expiring(watched, threads).expire(scene.deadline()))
          .isEqualTo(new ExpiringHolds.Run(3, List.of()));
    }
    // None was decided from a wallet that another had changed meanwhile.
    assertThat(commits).hasSize(3);
    assertThat(scene.wallet(scene.from).newest().held()).isEqualTo(eur(0));
  }

  @Test
  void aRunThatIsOutOfTimeLeavesTheRestToTheNext() {
    scene.placed(until(Duration.ofSeconds(1)));
    scene.wait(Duration.ofMinutes(1));

    assertThat(scene.expiring(scene.store).expire(Deadline.in(Duration.ofSeconds(3), scene.clock)))
        .isEqualTo(new ExpiringHolds.Run(0, List.of()));
    assertThat(run(scene.store)).isEqualTo(new ExpiringHolds.Run(1, List.of()));
  }

  @Test
  void aRunOverASlowStoreGetsOnHoweverManyAreDue() {
    Duration aCall = Duration.ofMillis(100);
    int due = 400;
    for (int count = 0; count < due; count++) {
      scene.placed(scene.request(1, Optional.empty(), Optional.of(NOON.plusSeconds(1))));
    }
    scene.wait(Duration.ofMinutes(1));
    LedgerStore slow = before(call -> scene.wait(aCall));
    // As long as it takes to look at all of them, and no longer.
    Duration time = aCall.multipliedBy(due);

    int first = scene.expiring(slow).expire(Deadline.in(time, scene.clock)).expired();

    assertThat(first).isPositive().isLessThan(due);
    assertThat(run(scene.store)).isEqualTo(new ExpiringHolds.Run(due - first, List.of()));
    assertThat(scene.wallet(scene.from).newest().held()).isEqualTo(eur(0));
  }

  @Test
  void aWalletThatIsSlowKeepsNoOtherFromExpiring() {
    int many = 400;
    for (int count = 0; count < many; count++) {
      scene.placed(scene.request(1, Optional.empty(), Optional.of(NOON.plusSeconds(1))));
    }
    WalletId other = LedgerFixture.openedWithMoney(scene.store, scene.payer.id(), 10_00).id();
    scene.placed(until(other, Duration.ofSeconds(2)));
    scene.wait(Duration.ofMinutes(1));
    // Nothing of the one with many is committed before the other, which is due last, has its turn.
    CountDownLatch others = new CountDownLatch(1);
    LedgerStore slow =
        before(
            call -> {
              if (call.is("commit")) {
                if (((Commit) call.request()).entries().getFirst().walletId().equals(other)) {
                  others.countDown();
                }
                await(others);
              }
            });

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(scene.expiring(slow, threads).expire(scene.deadline()))
          .isEqualTo(new ExpiringHolds.Run(many + 1, List.of()));
    }
  }

  private static HoldRequest until(WalletId from, Duration duration) {
    return new HoldRequest(
        from, eur(10_00), Optional.empty(), Optional.empty(), Optional.of(NOON.plus(duration)));
  }

  private HoldRequest until(Duration duration) {
    return scene.request(10_00, Optional.of(scene.to), Optional.of(NOON.plus(duration)));
  }

  private ExpiringHolds.Run run(LedgerStore store) {
    return scene.expiring(store).expire(scene.deadline());
  }

  @Test
  void theHoldsOfAWalletAreListedPageByPageInEitherOrder() {
    List<HoldId> placed = new ArrayList<>();
    for (int count = 0; count < 5; count++) {
      placed.add(scene.placed(1_00));
      capture(scene.payee, placed.getLast());
    }

    assertThat(listed(Order.ASCENDING)).isEqualTo(placed);
    assertThat(listed(Order.DESCENDING)).isEqualTo(placed.reversed());
  }

  private List<HoldId> listed(Order order) {
    List<HoldId> listed = new ArrayList<>();
    Optional<Long> after = Optional.empty();
    int pages = 0;
    do {
      ShowingHolds.Page page = page(order, after, 2);
      page.holds().forEach(hold -> listed.add(hold.id()));
      after = page.next();
      pages++;
    } while (after.isPresent());
    assertThat(pages).isEqualTo(3);
    return listed;
  }

  @Test
  void aPageLooksAtSoManyEntriesAndNoMore() {
    HoldId hold = scene.placed(Statement.MAX_READ);
    for (int count = 0; count < Statement.MAX_READ; count++) {
      scene.capture(scene.payee, hold, Optional.of(eur(1)), Optional.empty());
    }

    ShowingHolds.Page first = page(Order.DESCENDING, Optional.empty(), 20);
    assertThat(first.holds()).isEmpty();
    assertThat(first.next()).isPresent();
    assertThat(page(Order.DESCENDING, first.next(), 20).holds())
        .extracting(Hold::id)
        .containsExactly(hold);
  }

  private ShowingHolds.Page page(Order order, Optional<Long> after, int limit) {
    return HoldScene.showing(scene.store)
        .list(scene.payer, scene.from, order, after, limit, scene.deadline())
        .orElseThrow();
  }

  @Test
  void aHoldIsShownToWhomItConcerns() {
    HoldId hold = scene.placed(60_00);
    ShowingHolds holds = HoldScene.showing(scene.store);

    for (Caller caller : List.of(scene.payer, scene.payee, admin)) {
      assertThat(holds.show(caller, hold, scene.deadline())).contains(scene.hold(hold));
    }
    assertThat(holds.show(stranger(Role.CUSTOMER), hold, scene.deadline())).isEmpty();
    assertThat(
            holds.list(
                scene.payee, scene.from, Order.DESCENDING, Optional.empty(), 20, scene.deadline()))
        .isEmpty();
  }
}
