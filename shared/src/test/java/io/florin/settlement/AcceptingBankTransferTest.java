package io.florin.settlement;

import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.bank.BankAccount;
import io.florin.bank.BankAnswer;
import io.florin.identity.Role;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.Note;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferStatus;
import io.florin.ledger.WalletId;
import io.florin.transfer.BankTransferRequest;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcceptingBankTransferTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("a-key");

  private final SettlementScene scene = new SettlementScene();

  @ParameterizedTest
  @EnumSource(
      value = TransferKind.class,
      names = {"DEPOSIT", "WITHDRAWAL"})
  void aWalletThatIsNotTheCallersOwnDoesNotExist(TransferKind kind) {
    for (Role role : Role.values()) {
      assertThat(scene.accept(SettlementScene.stranger(role), kind, 1, KEY))
          .isInstanceOf(Execution.NotFound.class);
    }
    BankTransferRequest onSystemWallet =
        new BankTransferRequest(
            kind,
            new WalletId("wal_system_OUTSIDE_EUR_0"),
            eur(1),
            LedgerFixture.BANK_ACCOUNT,
            Optional.empty());
    assertThat(scene.accept(SettlementScene.stranger(Role.ADMIN), onSystemWallet, KEY))
        .isInstanceOf(Execution.NotFound.class);
    assertThat(scene.newest().version()).isEqualTo(2);
  }

  @Test
  void theOutsideWorldIsNotTouchedBeforeTheBankHasAnswered() {
    Transfer transfer = transfer(scene.accept(scene.customer, TransferKind.DEPOSIT, 30_00, KEY));

    assertThat(transfer.outside().isSystem()).isTrue();
    assertThat(scene.store.wallets(Set.of(transfer.outside()), scene.deadline())).isEmpty();
  }

  @Test
  void theSameAgainIsTheSameTransferWhateverHasBecomeOfIt() {
    Transfer first = transfer(scene.accept(scene.customer, TransferKind.DEPOSIT, 30_00, KEY));
    ScriptedBank bank = new ScriptedBank();
    bank.answers(new BankAnswer.Done());
    scene.attempt(bank, first.id());

    Execution again = scene.accept(scene.customer, TransferKind.DEPOSIT, 30_00, KEY);

    assertThat(transfer(again).status()).isEqualTo(TransferStatus.COMPLETED);
    assertThat(transfer(again).asFirstAnswered().status()).isEqualTo(TransferStatus.PENDING);
    assertThat(transfer(again).asFirstAnswered().version()).isEqualTo(1);
    assertThat(scene.newest().posted()).isEqualTo(eur(130_00));
  }

  @Test
  void theKeyStandsForAllThatWasAskedFor() {
    BankTransferRequest first = request(TransferKind.DEPOSIT, LedgerFixture.BANK_ACCOUNT, "");
    scene.accept(scene.customer, first, KEY);

    for (BankTransferRequest other :
        new BankTransferRequest[] {
          request(TransferKind.WITHDRAWAL, LedgerFixture.BANK_ACCOUNT, ""),
          // Another account, although what answers show of it is the same.
          request(TransferKind.DEPOSIT, new BankAccount("AT561904300234573000"), ""),
          request(TransferKind.DEPOSIT, LedgerFixture.BANK_ACCOUNT, "note")
        }) {
      assertThat(scene.accept(scene.customer, other, KEY)).isInstanceOf(Execution.KeyReused.class);
    }
    assertThat(scene.newest().version()).isEqualTo(3);
  }

  private BankTransferRequest request(TransferKind kind, BankAccount account, String note) {
    return new BankTransferRequest(
        kind,
        scene.walletId,
        eur(10),
        account,
        Optional.of(note).filter(s -> !s.isEmpty()).map(Note::new));
  }

  private static Transfer transfer(Execution execution) {
    return (Transfer) ((Execution.Recorded) execution).command().outcome();
  }
}
