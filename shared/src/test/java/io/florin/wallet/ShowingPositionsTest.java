package io.florin.wallet;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.append;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.leave;
import static io.florin.ledger.LedgerFixture.leg;
import static io.florin.ledger.LedgerFixture.open;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static io.florin.ledger.LedgerFixture.retry;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.ledger.Commit;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.Wallet;
import io.florin.retry.UnavailableException;
import io.florin.settlement.FoldingLegs;
import io.florin.testing.Intercepted;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ShowingPositionsTest {
  private final LedgerStore store = new InMemoryLedgerStore(() -> NOON);
  private final FoldingLegs folding =
      new FoldingLegs(store, new Ledger(store, () -> NOON, retry(1)), new SystemWallets(1));
  private final Wallet wallet = openedBatched(customer());
  private int folds;

  ShowingPositionsTest() {
    open(store, wallet);
    leave(store, List.of(leg(wallet, 3), leg(wallet, 4)));
  }

  @Test
  void whatWaitsIsShownBesideWhatIsPosted() {
    Position position = new ShowingPositions(store).position(wallet, soon());

    assertThat(position).isEqualTo(new Position(wallet, eur(7)));
    assertThat(position.tag()).isEqualTo("1-7");
  }

  @Test
  void whatIsPostedWhileItIsLookedForIsSeenOnce() {
    // The legs are folded after the wallet was read, and just before its legs are.
    ShowingPositions positions = new ShowingPositions(foldingBeforeLegsAreRead(1));

    Position position = positions.position(wallet, soon());

    assertThat(position.wallet().newest().posted()).isEqualTo(eur(7));
    assertThat(position.unposted()).isEqualTo(eur(0));
    assertThat(position.tag()).isEqualTo("2");
  }

  @Test
  void aWalletThatNeverKeepsStillIsShown() {
    ShowingPositions positions = new ShowingPositions(foldingBeforeLegsAreRead(Integer.MAX_VALUE));

    assertThat(positions.position(wallet, soon()).wallet().newest().posted()).isEqualTo(eur(8));
    assertThat(folds).isEqualTo(1);
  }

  @Test
  void aLegThatIsPostedAfterItWasSeenIsNotOnItsWayAnyMore() {
    LedgerStore foldingAfterwards =
        intercepted(
            legs -> {
              folding.fold(wallet.id(), soon());
              leave(store, List.of(leg(wallet, 5)));
              return legs;
            });

    Position position = new ShowingPositions(foldingAfterwards).position(wallet, soon());

    assertThat(position.wallet().newest().posted()).isEqualTo(eur(7));
    assertThat(position.unposted()).isEqualTo(eur(0));
  }

  @Test
  void anEntryThatCannotBeSeenYetThoughItsLegsAreGoneIsWaitedFor() {
    folding.fold(wallet.id(), soon());
    LedgerStore hidden = once("namedWallet", wallet);

    Position position = new ShowingPositions(hidden).position(wallet, soon());

    assertThat(position.wallet().newest().posted()).isEqualTo(eur(7));
    assertThat(position.unposted()).isEqualTo(eur(0));
  }

  @Test
  void legsThatCanStillBeSeenAfterTheyArePostedAreSeenOnce() {
    List<UnpostedLeg> legs = store.legs(wallet.terms(), LedgerStore.MAX_LEGS, soon());
    folding.fold(wallet.id(), soon());
    Wallet after = store.namedWallet(wallet.id(), soon());
    for (int entries = 0; entries < Commit.MAX_ITEMS / 3; entries++) {
      after = credited(after, 1);
      append(store, after.newest());
    }

    Position position = new ShowingPositions(once("legs", legs)).position(after, soon());

    assertThat(position).isEqualTo(new Position(after, eur(0)));
  }

  @Test
  void moreThanCanBeListedIsNoSum() {
    LedgerStore full =
        intercepted(legs -> Collections.nCopies(LedgerStore.MAX_LEGS, leg(wallet, 1)));

    assertThatThrownBy(() -> new ShowingPositions(full).position(wallet, soon()))
        .isInstanceOf(UnavailableException.class);
  }

  /** A store of which the legs that it lists become something else. */
  private LedgerStore intercepted(UnaryOperator<Object> legsBecome) {
    return Intercepted.calls(
        LedgerStore.class,
        store,
        call -> {
          Object answer = call.make();
          return call.is("legs") ? legsBecome.apply(answer) : answer;
        });
  }

  /** A store that answers a call otherwise, once. */
  private LedgerStore once(String called, Object otherwise) {
    AtomicBoolean done = new AtomicBoolean();
    return Intercepted.calls(
        LedgerStore.class,
        store,
        call -> call.is(called) && !done.getAndSet(true) ? otherwise : call.make());
  }

  private LedgerStore foldingBeforeLegsAreRead(int times) {
    return Intercepted.calls(
        LedgerStore.class,
        store,
        call -> {
          if (call.is("legs") && folds < times) {
            folds++;
            leave(store, List.of(leg(wallet, 1)).subList(0, times > 1 ? 1 : 0));
            folding.fold(wallet.id(), soon());
          }
          return call.make();
        });
  }
}
