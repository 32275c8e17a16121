package io.florin.hold;

import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CatalogueFixture;
import io.florin.ledger.Entry;
import io.florin.ledger.HoldId;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Note;
import io.florin.ledger.Order;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.testing.Crash;
import io.florin.transfer.ReversalRequest;
import io.florin.transfer.ReversingTransfer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever works on a hold or a reversal may die before or after each call of the store. */
class HoldCrashTest {

  /** What is done, and done again after a death. */
  enum Course {
    PLACE(2),
    CAPTURE(3),
    RELEASE(4),
    EXPIRE(4),
    REVERSE(3);

    private final int leastCalls;

    Course(int leastCalls) {
      this.leastCalls = leastCalls;
    }
  }

  @ParameterizedTest
  @EnumSource(Course.class)
  void theEndIsTheSameWhereverItDied(Course course) {
    Crash counting = Crash.never();
    List<String> undisturbed = end(course, counting);
    assertThat(counting.calls()).isGreaterThanOrEqualTo(course.leastCalls);

    for (int call = 1; call <= counting.calls(); call++) {
      for (boolean done : new boolean[] {false, true}) {
        Crash crash = new Crash(call, done);
        assertThat(end(course, crash)).as("%s %s", course, crash).isEqualTo(undisturbed);
        assertThat(crash.happened()).as("%s %s", course, crash).isTrue();
      }
    }
  }

  /** All entries of both wallets, and what became of the record that is changed. */
  private static List<String> end(Course course, Crash crash) {
    HoldScene scene = new HoldScene();
    HoldId hold = scene.placed(60_00);
    IdempotencyKey key = HoldScene.key();
    TransferId captured = course == Course.REVERSE ? captured(scene, hold) : noTransfer(hold);
    if (course == Course.EXPIRE) {
      scene.wait(Duration.ofDays(7));
    }
    LedgerStore mortal = crash.around(LedgerStore.class, scene.store);
    for (int tries = 0; tries < 2; tries++) {
      try {
        act(course, scene, mortal, key, hold, captured);
        break;
      } catch (Crash.Died e) {
        // Whoever asked asks again.
      }
    }
    return List.of(
        entries(scene, scene.from),
        entries(scene, scene.to),
        scene.hold(hold).status() + " " + scene.hold(hold).captured(),
        course == Course.REVERSE ? reversed(scene, captured) : "");
  }

  private static void act(
      Course course,
      HoldScene scene,
      LedgerStore store,
      IdempotencyKey key,
      HoldId hold,
      TransferId captured) {
    var ledger = HoldScene.ledger(store, scene.clock);
    switch (course) {
      case PLACE ->
          new PlacingHold(
                  store, ledger, CatalogueFixture.current(Catalogue.standard()), scene.clock)
              .place(
                  scene.payer,
                  key,
                  scene.request(7_00, Optional.of(scene.to), Optional.empty()),
                  HoldScene.trace(),
                  scene.deadline());
      case CAPTURE ->
          scene
              .capturing(store)
              .capture(
                  scene.payee,
                  key,
                  new CaptureRequest(hold, Optional.of(eur(25_00)), true, Optional.empty()),
                  HoldScene.trace(),
                  scene.deadline());
      case RELEASE ->
          scene
              .releasing(store)
              .release(scene.payee, key, hold, HoldScene.trace(), scene.deadline());
      case EXPIRE -> scene.expiring(store).expire(scene.deadline());
      case REVERSE ->
          new ReversingTransfer(ledger, CatalogueFixture.current(Catalogue.standard()))
              .reverse(
                  scene.payee,
                  key,
                  new ReversalRequest(captured, Optional.of(eur(10_00)), new Note("Returned")),
                  HoldScene.trace(),
                  scene.deadline());
    }
  }

  private static TransferId captured(HoldScene scene, HoldId hold) {
    var result = scene.capture(scene.payee, hold, Optional.of(eur(25_00)), Optional.empty());
    var execution = ((CaptureResult.Executed) result).execution();
    return ((Transfer) HoldScene.recorded(execution).outcome()).id();
  }

  private static TransferId noTransfer(HoldId hold) {
    return new TransferId(hold.command());
  }

  private static String reversed(HoldScene scene, TransferId id) {
    var record = scene.store.command(id.command(), scene.deadline()).orElseThrow();
    return ((Transfer) record.outcome()).reversed().toString();
  }

  private static String entries(HoldScene scene, WalletId id) {
    Wallet wallet = scene.wallet(id);
    return scene
        .store
        .entries(
            wallet.terms(),
            new VersionRange(1, wallet.version()),
            Order.ASCENDING,
            LedgerStore.MAX_PAGE,
            scene.deadline())
        .stream()
        .map(HoldCrashTest::line)
        .toList()
        .toString();
  }

  private static String line(Entry entry) {
    return entry.version()
        + " "
        + entry.kind()
        + " "
        + entry.amount()
        + " "
        + entry.reserved()
        + " "
        + entry.available();
  }
}
