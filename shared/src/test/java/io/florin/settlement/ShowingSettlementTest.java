package io.florin.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.bank.BankAnswer;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.UnreadableRecord;
import io.florin.ledger.Wallet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShowingSettlementTest {
  private static final List<QueueDepth> DEPTHS = List.of(new QueueDepth("settlement", 1, 2));

  private final SettlementScene scene = new SettlementScene();
  private final ScriptedBank bank = new ScriptedBank();
  private final ShowingSettlement showing =
      new ShowingSettlement(scene.store, deadline -> DEPTHS, scene.clock);

  @Test
  void theOperatorsListHasWhatIsOnItNowTheLongestDueFirst() {
    TransferId waiting = scene.accepted(TransferKind.DEPOSIT);
    TransferId first = attention();
    scene.wait(Duration.ofSeconds(1));
    TransferId second = attention();
    scene.wait(Duration.ofSeconds(1));
    TransferId ended = attention();
    scene.waitUntilDue(ended);
    bank.answers(new BankAnswer.Done());
    scene.attempt(bank, ended);

    SettlementOverview overview = showing.show(scene.deadline());

    assertThat(overview.attention()).containsExactly(scene.transfer(first), scene.transfer(second));
    assertThat(overview.backlog().size()).isEqualTo(3);
    assertThat(overview.backlog().waiting())
        .extracting(PendingTransfer::id)
        .containsExactly(waiting);
    assertThat(overview.queues()).isEqualTo(DEPTHS);
  }

  @Test
  void aTransferWhoseRecordCantBeReadHidesNoOther() {
    TransferId broken = attention();
    TransferId whole = attention();
    ShowingSettlement some =
        new ShowingSettlement(
            UnreadableRecord.in(scene.store, broken.command()), deadline -> DEPTHS, scene.clock);

    SettlementOverview overview = some.show(scene.deadline());
    assertThat(overview.attention()).containsExactly(scene.transfer(whole));
    assertThat(overview.unreadable()).containsExactly(broken);
  }

  @Test
  void legsThatWaitAreCounted() {
    Wallet merchant = LedgerFixture.openedBatched(LedgerFixture.customer());
    LedgerFixture.open(scene.store, merchant);
    LedgerFixture.leave(
        scene.store, List.of(LedgerFixture.leg(merchant, 1), LedgerFixture.leg(merchant, 2)));

    assertThat(showing.show(scene.deadline()).unpostedLegs()).isEqualTo(2);
  }

  @Test
  void aWalletThatCantBeReadHidesNotTheLegsOfOthers() {
    Wallet broken = LedgerFixture.openedBatched(LedgerFixture.customer());
    Wallet merchant = LedgerFixture.openedBatched(LedgerFixture.customer());
    LedgerFixture.open(scene.store, broken);
    LedgerFixture.open(scene.store, merchant);
    LedgerFixture.leave(scene.store, List.of(LedgerFixture.leg(merchant, 1)));
    ShowingSettlement some =
        new ShowingSettlement(
            UnreadableWallet.in(scene.store, broken.id()), deadline -> DEPTHS, scene.clock);

    assertThat(some.show(scene.deadline()).unpostedLegs()).isEqualTo(1);
  }

  private TransferId attention() {
    TransferId id = scene.accepted(TransferKind.WITHDRAWAL);
    bank.answers(new BankAnswer.NeedsAttention("What?"));
    scene.attempt(bank, id);
    return id;
  }
}
