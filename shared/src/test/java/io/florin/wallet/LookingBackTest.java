package io.florin.wallet;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.History;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Period;
import io.florin.ledger.Turnover;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a wallet was, what a period did to it, and whether its entries are sound. */
class LookingBackTest {
  private final LedgerStore store = new InMemoryLedgerStore(InstantSource.system());
  private final Caller owner = new Caller(customer(), Role.CUSTOMER);
  private final Caller stranger = new Caller(customer(), Role.CUSTOMER);
  private final Caller admin = new Caller(customer(), Role.ADMIN);
  private final ShowingWallets wallets = new ShowingWallets(store);
  private final PastWallets past = new PastWallets(store, wallets);
  private final SummarizingWallet summaries =
      new SummarizingWallet(store, wallets, () -> History.after(100));
  private final VerifyingWallet verifying = new VerifyingWallet(store);
  private final History history =
      new History(store, owner.id())
          .moved(100_00, 10)
          .moved(-30_00, 20)
          .moved(5_00, 20)
          .moved(-1_00, 30);

  @Test
  void ofSeveralEntriesOfOneInstantTheLastIsWhatTheWalletWas() {
    assertThat(at(History.after(20))).map(Wallet::version).contains(4L);
    assertThat(at(History.after(20).plus(Duration.ofNanos(999_999))))
        .map(Wallet::version)
        .contains(4L);
    assertThat(at(History.after(20).minusMillis(1))).map(Wallet::version).contains(2L);
    assertThat(at(History.after(99))).contains(history.wallet());
  }

  @Test
  void beforeItsOpeningThereWasNoWallet() {
    assertThat(at(NOON)).map(Wallet::version).contains(1L);
    assertThat(at(NOON.minusMillis(1))).isEmpty();
  }

  @Test
  void eachVersionIsTheWalletAfterThatEntry() {
    for (int version = 1; version <= 5; version++) {
      assertThat(past.version(owner, history.wallet().id(), version, soon()))
          .map(Wallet::newest)
          .contains(history.entries().get(version - 1));
    }
    assertThat(past.version(owner, history.wallet().id(), 6, soon())).isEmpty();
  }

  @Test
  void theSummaryOfAPeriodIsTheDifferenceOfTwoEntries() {
    assertThat(summary(new Period(Optional.of(History.after(10)), Optional.of(History.after(30)))))
        .isEqualTo(
            new Summary(
                History.after(10),
                History.after(30),
                eur(0),
                new Turnover(eur(105_00), eur(30_00), 2, 1),
                eur(75_00)));
    assertThat(summary(new Period(Optional.of(History.after(11)), Optional.of(History.after(20)))))
        .isEqualTo(
            new Summary(
                History.after(11),
                History.after(20),
                eur(100_00),
                Turnover.none(eur(0)),
                eur(100_00)));
  }

  @Test
  void withoutBoundsTheSummaryIsOfTheWalletsLife() {
    assertThat(summary(Period.ALWAYS))
        .isEqualTo(
            new Summary(
                NOON,
                History.after(100),
                eur(0),
                new Turnover(eur(105_00), eur(31_00), 2, 2),
                eur(74_00)));
  }

  @Test
  void anEntryFromAClockThatIsAheadIsPartOfTheWalletsLife() {
    history.moved(1_00, 500);

    Summary summary = summary(Period.ALWAYS);

    assertThat(summary.closing()).isEqualTo(eur(75_00));
    assertThat(summary.to()).isEqualTo(History.after(500).plusMillis(1));
  }

  @Test
  void beforeItsOpeningNothingHappenedToAWallet() {
    assertThat(
            summary(new Period(Optional.of(History.after(-20)), Optional.of(History.after(-10)))))
        .isEqualTo(
            new Summary(
                History.after(-20), History.after(-10), eur(0), Turnover.none(eur(0)), eur(0)));
  }

  @Test
  void aPeriodWithoutABeginningThatEndsBeforeTheOpeningIsEmpty() {
    assertThat(summary(new Period(Optional.empty(), Optional.of(History.after(-10)))))
        .isEqualTo(
            new Summary(
                History.after(-10), History.after(-10), eur(0), Turnover.none(eur(0)), eur(0)));
  }

  @Test
  void theRangeToVerifyEndsWithTheNewestAndIsBounded() {
    for (int i = 0; i < VerifyingWallet.MAX_VERSIONS; i++) {
      history.moved(1, 600);
    }
    assertThat(verified(Optional.empty(), Optional.empty())).isEqualTo(new VersionRange(6, 1005));
    assertThat(verified(Optional.of(2L), Optional.empty())).isEqualTo(new VersionRange(2, 1001));
    assertThat(verified(Optional.empty(), Optional.of(1002L))).isEqualTo(new VersionRange(3, 1002));
    assertThat(verified(Optional.empty(), Optional.of(7L))).isEqualTo(new VersionRange(1, 7));
    assertThat(verified(Optional.of(1000L), Optional.of(1010L)))
        .isEqualTo(new VersionRange(1000, 1005));
    assertThat(verified(Optional.of(1005L), Optional.empty()))
        .isEqualTo(new VersionRange(1005, 1005));
    assertThat(
            verifying.verify(
                owner, history.wallet().id(), Optional.of(1006L), Optional.empty(), soon()))
        .isEmpty();
  }

  @Test
  void nobodyLooksBackOnTheWalletOfAnotherButAnAdmin() {
    assertThat(past.at(stranger, history.wallet().id(), History.after(99), soon())).isEmpty();
    assertThat(past.version(stranger, history.wallet().id(), 1, soon())).isEmpty();
    assertThat(summaries.summarize(stranger, history.wallet().id(), Period.ALWAYS, soon()))
        .isEmpty();
    assertThat(
            verifying.verify(
                stranger, history.wallet().id(), Optional.empty(), Optional.empty(), soon()))
        .isEmpty();
    assertThat(
            verifying.verify(
                admin, history.wallet().id(), Optional.empty(), Optional.empty(), soon()))
        .isPresent();
  }

  private Optional<Wallet> at(Instant instant) {
    return past.at(owner, history.wallet().id(), instant, soon());
  }

  private Summary summary(Period period) {
    return summaries.summarize(owner, history.wallet().id(), period, soon()).orElseThrow();
  }

  private VersionRange verified(Optional<Long> from, Optional<Long> to) {
    Verification verification =
        verifying.verify(owner, history.wallet().id(), from, to, soon()).orElseThrow();
    assertThat(verification.isSound()).isTrue();
    return verification.verified();
  }
}
