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
import io.florin.ledger.StatusDecider;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletStatus;
import io.florin.wallet.EndingClosing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SweepingLegsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final LedgerStore store = new InMemoryLedgerStore(now::get);
  private final Ledger ledger = new Ledger(store, now::get, retry(5));
  private final SweepingLegs sweeping =
      new SweepingLegs(
          store,
          new FoldingLegs(store, ledger, new SystemWallets(1)),
          new EndingClosing(store, ledger),
          now::get);

  @Test
  void legsWhoseDoorbellWasLostArePostedAndYoungOnesAreLeftToIt() {
    Wallet wallet = opened();
    leave(store, List.of(leg(wallet, 5)));

    assertThat(sweeping.sweep(soon()).posted()).isZero();
    now.set(NOON.plusSeconds(11));
    SweepingLegs.Swept swept = sweeping.sweep(soon());

    assertThat(swept.posted()).isEqualTo(1);
    assertThat(swept.oldest()).isEqualTo(Duration.ofSeconds(11));
    assertThat(newest(wallet).posted()).isEqualTo(eur(5));
  }

  @Test
  void aRunIsBoundedAndTheNextGoesOnBehindIt() {
    List<Wallet> wallets = new ArrayList<>();
    for (int count = 0; count < SweepingLegs.MAX_WALLETS_A_RUN + 1; count++) {
      wallets.add(opened());
    }
    leave(store, wallets.stream().map(wallet -> leg(wallet, 1)).toList());
    now.set(NOON.plusSeconds(60));

    assertThat(sweeping.sweep(soon()).posted()).isEqualTo(SweepingLegs.MAX_WALLETS_A_RUN);
    assertThat(sweeping.sweep(soon()).posted()).isEqualTo(1);
    assertThat(wallets).allSatisfy(wallet -> assertThat(newest(wallet).posted()).isEqualTo(eur(1)));
    leave(store, List.of(leg(wallets.getFirst(), 1)));
    assertThat(sweeping.sweep(soon()).posted()).isEqualTo(1);
  }

  @Test
  void aWalletThatCantBeReadHidesNoneOfTheOthers() {
    Wallet before = opened();
    Wallet broken = opened();
    Wallet behind = opened();
    leave(store, List.of(leg(before, 1), leg(broken, 1), leg(behind, 1)));
    now.set(NOON.plusSeconds(60));
    LedgerStore some = UnreadableWallet.in(store, broken.id());
    SweepingLegs others =
        new SweepingLegs(
            some,
            new FoldingLegs(some, ledger, new SystemWallets(1)),
            new EndingClosing(some, ledger),
            now::get);

    SweepingLegs.Swept swept = others.sweep(soon());

    assertThat(swept.posted()).isEqualTo(2);
    assertThat(swept.wallets()).isEqualTo(3);
    assertThat(swept.failures()).containsOnlyKeys(broken.id());
    assertThat(newest(behind).posted()).isEqualTo(eur(1));
  }

  @Test
  void aClosingWalletIsClosedAfterAWhile() {
    Wallet wallet = opened();
    changeStatus(store, wallet.id(), WalletStatus.CLOSING);

    assertThat(sweeping.sweep(soon()).ended()).isZero();
    now.set(NOON.plus(StatusDecider.LONGEST_DECISION));
    assertThat(sweeping.sweep(soon()).ended()).isEqualTo(1);
    assertThat(newest(wallet).kind()).isEqualTo(EntryKind.CLOSE);
    assertThat(sweeping.sweep(soon()).ended()).isZero();
  }

  @Test
  void aWalletThatWasFrozenBeforeMoneyCameIsFrozenAgain() {
    Wallet wallet = opened();
    changeStatus(store, wallet.id(), WalletStatus.FROZEN);
    changeStatus(store, wallet.id(), WalletStatus.CLOSING);
    leave(store, List.of(leg(wallet, 5)));

    sweeping.sweep(soon());
    now.set(NOON.plus(StatusDecider.LONGEST_DECISION));
    sweeping.sweep(soon());

    assertThat(newest(wallet).kind()).isEqualTo(EntryKind.FREEZE);
    assertThat(newest(wallet).status()).isEqualTo(WalletStatus.FROZEN);
    assertThat(newest(wallet).posted()).isEqualTo(eur(5));
  }

  private Wallet opened() {
    Wallet wallet = openedBatched(customer());
    open(store, wallet);
    return wallet;
  }

  private Entry newest(Wallet wallet) {
    return store.wallets(Set.of(wallet.id()), soon()).values().iterator().next().newest();
  }
}
