package io.florin.event;

import static io.florin.ledger.LedgerFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.BankTransfers;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.Transfer;
import io.florin.ledger.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTest {
  private final BankTransfers deposit = BankTransfers.deposit();
  private final BankTransfers withdrawal = BankTransfers.withdrawal();

  @Test
  void anEntryIsAFactOfItsWallet() {
    Entry entry = withdrawal.entries().getFirst();
    Fact fact = Fact.of(entry);

    assertThat(fact.name()).isEqualTo("entry-posted");
    assertThat(fact.group()).isEqualTo(entry.walletId().value());
    assertThat(fact.deduplicationId()).isEqualTo(entry.walletId() + "-" + entry.version());
    assertThat(fact.at()).isEqualTo(entry.at());
    assertThat(fact.traceId()).isEmpty();
  }

  @Test
  void acceptanceAndEndAreFactsOfTheTransferAndWhatIsBetweenIsNone() {
    CommandRecord record = deposit.record();
    Fact accepted = Fact.of(record).orElseThrow();

    assertThat(accepted.name()).isEqualTo("transfer-accepted");
    assertThat(accepted.group()).isEqualTo("trf_" + record.id().value());
    assertThat(accepted.deduplicationId()).isEqualTo("trf_" + record.id().value() + "-1");
    assertThat(accepted.at()).isEqualTo(NOON);
    assertThat(accepted.traceId()).contains(record.traceId());

    assertThat(Fact.of(deposit.sent())).isEmpty();
    assertThat(Fact.of(deposit.unanswered())).isEmpty();
    assertThat(Fact.of(deposit.sent())).isEmpty();

    Fact completed = Fact.of(deposit.completed()).orElseThrow();
    assertThat(completed.name()).isEqualTo("transfer-completed");
    assertThat(completed.at()).isEqualTo(NOON.plusSeconds(4));
    assertThat(completed.deduplicationId()).endsWith("-5");
  }

  @Test
  void aRefusalOfTheBankIsAFactThatSaysWhen() {
    withdrawal.sent();
    Fact failed = Fact.of(withdrawal.failed()).orElseThrow();

    assertThat(failed.name()).isEqualTo("transfer-failed");
    assertThat(failed.at()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void operatorsAreToldOnceThatTheyAreAsked() {
    withdrawal.sent();
    Fact raised = Fact.of(withdrawal.unansweredForTooLong()).orElseThrow();

    assertThat(raised)
        .isInstanceOfSatisfying(
            TransferNeedsAttention.class,
            fact -> {
              assertThat(fact.name()).isEqualTo("transfer-needs-attention");
              assertThat(fact.why()).isEqualTo("No answer in 3 s");
              assertThat(fact.tries()).isZero();
              assertThat(fact.at()).isAfter(NOON.plusSeconds(25 * 3600));
            });

    for (int looks = 0; looks < 20; looks++) {
      assertThat(Fact.of(withdrawal.sent())).isEmpty();
      assertThat(Fact.of(withdrawal.unanswered())).isEmpty();
    }
    assertThat(Fact.of(withdrawal.completed()).orElseThrow().name())
        .isEqualTo("transfer-completed");
  }

  @Test
  void noTwoFactsOfATransferHaveOneDeduplicationId() {
    Fact accepted = Fact.of(withdrawal.record()).orElseThrow();
    withdrawal.sent();
    Fact raised = Fact.of(withdrawal.unansweredForTooLong()).orElseThrow();
    Fact failed = Fact.of(withdrawal.failed()).orElseThrow();

    assertThat(List.of(accepted, raised, failed))
        .extracting(Fact::deduplicationId)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatNoBankSettlesIsNoFactOfATransfer() {
    var command = LedgerFixture.command(LedgerFixture.customer());
    Wallet wallet = LedgerFixture.opened(LedgerFixture.customer());
    var transfer = (Transfer) withdrawal.record().outcome();
    Transfer direct =
        new Transfer(
            transfer.id(),
            1,
            transfer.kind(),
            transfer.from(),
            transfer.fromOwner(),
            transfer.to(),
            transfer.toOwner(),
            transfer.amount(),
            transfer.fee(),
            transfer.feeTo(),
            transfer.reversed(),
            transfer.origin(),
            transfer.type(),
            transfer.channel(),
            transfer.note(),
            transfer.externalReference(),
            transfer.metadata(),
            transfer.bankAccount(),
            Optional.empty(),
            Optional.empty(),
            NOON,
            Optional.of(NOON));

    assertThat(Fact.of(command.ledTo(new OpenedWallet(wallet.id())))).isEmpty();
    assertThat(Fact.of(command.ledTo(direct))).isEmpty();
  }
}
