package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.leg;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static io.florin.ledger.LedgerFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldingTest {
  private final Wallet wallet = openedBatched(customer());

  @Test
  void oneEntryPostsManyTransfersAndNamesEach() {
    List<UnpostedLeg> legs = List.of(leg(wallet, 10_00), leg(wallet, 5_50));

    Folding folding = Folding.of(credited(wallet, 1_00), legs, NOON);

    Commit commit = folding.commit().orElseThrow();
    Entry entry = commit.entries().getFirst();
    assertThat(commit.entries()).hasSize(1);
    assertThat(commit.posted()).isEqualTo(legs).isEqualTo(folding.posted());
    assertThat(entry.kind()).isEqualTo(EntryKind.BATCH);
    assertThat(entry.amount()).isEqualTo(eur(15_50));
    assertThat(entry.posted()).isEqualTo(eur(16_50));
    assertThat(entry.folded())
        .containsExactly(
            new FoldedTransfer(legs.get(0).transferId(), eur(10_00)),
            new FoldedTransfer(legs.get(1).transferId(), eur(5_50)));
    assertThat(entry.turnover().credits()).isEqualTo(3);
    assertThat(entry.isSound()).isTrue();
  }

  @Test
  void anEntryAndItsLegsFillATransactionAndNoMore() {
    List<UnpostedLeg> legs = new ArrayList<>();
    for (int count = 0; count < 120; count++) {
      legs.add(leg(wallet, 1));
    }

    Folding folding = Folding.of(wallet, legs, NOON);

    assertThat(folding.posted()).isEqualTo(legs.subList(0, 99));
    assertThat(folding.refused()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = WalletStatus.class,
      names = {"ACTIVE", "FROZEN", "CLOSING"})
  void whatWasAcceptedIsPostedWhateverTheStatusAndChangesItNot(WalletStatus status) {
    Folding folding = Folding.of(with(wallet, status), List.of(leg(wallet, 1)), NOON);

    assertThat(folding.commit().orElseThrow().entries())
        .extracting(Entry::status)
        .containsExactly(status);
  }

  @Test
  void moneyIsNotThereBeforeItWasAcceptedWhateverTheClockOfWhoPostsItSays() {
    UnpostedLeg leg =
        new UnpostedLeg(wallet.id(), leg(wallet, 1).transferId(), eur(1), NOON.plusSeconds(3));

    Folding folding = Folding.of(wallet, List.of(leg(wallet, 1), leg), NOON);

    assertThat(folding.commit().orElseThrow().entries())
        .extracting(Entry::at)
        .containsExactly(NOON.plusSeconds(3));
  }

  @Test
  void aClosedWalletTakesNothing() {
    UnpostedLeg leg = leg(wallet, 1);

    Folding folding = Folding.of(with(wallet, WalletStatus.CLOSED), List.of(leg), NOON);

    assertThat(folding.commit()).isEmpty();
    assertThat(folding.refused()).containsExactly(leg);
  }

  @Test
  void whatTheSumsCanNotCountExactlyIsRefusedAndTheRestIsPosted() {
    Wallet full = credited(wallet, Long.MAX_VALUE - 10);
    UnpostedLeg fits = leg(wallet, 6);
    UnpostedLeg tooMuch = leg(wallet, 5);
    UnpostedLeg fitsToo = leg(wallet, 4);

    Folding folding = Folding.of(full, List.of(fits, tooMuch, fitsToo), NOON);

    assertThat(folding.posted()).containsExactly(fits, fitsToo);
    assertThat(folding.refused()).containsExactly(tooMuch);
  }

  @Test
  void whatAWalletCanNotTakeIsInSuspenseWithItsName() {
    UnpostedLeg leg = leg(wallet, 7);
    Wallet suspense =
        SystemWallets.open(
            new SystemWallets(4)
                .part(SystemWallets.Purpose.SUSPENSE, leg.amount().currency(), leg.transferId()),
            NOON);

    Commit commit = Folding.suspending(suspense, List.of(leg), NOON);

    Entry entry = commit.entries().getFirst();
    assertThat(commit.posted()).containsExactly(leg);
    assertThat(entry.posted()).isEqualTo(eur(7));
    assertThat(entry.narrative().counterparty()).contains(wallet.id());
    assertThat(entry.folded()).containsExactly(new FoldedTransfer(leg.transferId(), eur(7)));
  }
}
