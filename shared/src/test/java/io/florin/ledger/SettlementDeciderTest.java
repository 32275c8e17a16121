package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.transferOf;
import static io.florin.ledger.LedgerFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.identity.CustomerId;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementDeciderTest {
  private static final SettlementPolicy POLICY = SettlementPolicy.standard();

  private final CustomerId owner = customer();
  private final Wallet wallet = credited(opened(owner), 100_00);
  private final SettlementDecider decider = new SettlementDecider(POLICY);

  @Test
  void anAcceptedDepositIsAnEntryThatMovesNothingAndExpectsMoney() {
    Decision.Post post = accepted(TransferKind.DEPOSIT, wallet, eur(30_00));

    assertThat(post.entries()).hasSize(1);
    Entry entry = post.entries().getFirst();
    assertThat(entry.kind()).isEqualTo(EntryKind.ACCEPTED);
    assertThat(entry.amount()).isEqualTo(eur(0));
    assertThat(entry.reserved()).isEqualTo(eur(0));
    assertThat(entry.available()).isEqualTo(eur(100_00));
    assertThat(entry.incoming()).isEqualTo(eur(30_00));
    assertPending(transferOf(post));
    assertThat(transferOf(post).to()).isEqualTo(wallet.id());
    assertThat(transferOf(post).isVisibleTo(owner)).isTrue();
  }

  @Test
  void anAcceptedWithdrawalIsAnEntryThatHoldsItsMoney() {
    Decision.Post post = accepted(TransferKind.WITHDRAWAL, wallet, eur(30_00));

    assertThat(post.entries()).hasSize(1);
    Entry entry = post.entries().getFirst();
    assertThat(entry.kind()).isEqualTo(EntryKind.ACCEPTED);
    assertThat(entry.amount()).isEqualTo(eur(0));
    assertThat(entry.reserved()).isEqualTo(eur(30_00));
    assertThat(entry.posted()).isEqualTo(eur(100_00));
    assertThat(entry.held()).isEqualTo(eur(30_00));
    assertThat(entry.available()).isEqualTo(eur(70_00));
    assertThat(entry.incoming()).isEqualTo(eur(0));
    assertPending(transferOf(post));
    assertThat(transferOf(post).from()).isEqualTo(wallet.id());
    assertThat(transferOf(post).isVisibleTo(owner)).isTrue();
  }

  private static void assertPending(Transfer transfer) {
    assertThat(transfer.status()).isEqualTo(TransferStatus.PENDING);
    assertThat(transfer.version()).isEqualTo(1);
    assertThat(transfer.completedAt()).isEmpty();
    assertThat(transfer.legs()).isEmpty();
    assertThat(transfer.settlement()).contains(Settlement.accepted(NOON, POLICY));
    assertThat(transfer.asFirstAnswered()).isEqualTo(transfer);
  }

  @Test
  void aCompletedDepositIsInTheWalletAndOutOfTheOutsideWorld() {
    Wallet waiting = waiting(TransferKind.DEPOSIT, wallet, eur(30_00));
    Transfer sent = sent(TransferKind.DEPOSIT, wallet, eur(30_00));

    Amendment<Transfer> amendment = decider.complete(sent, waiting, outside(sent), NOON);

    assertThat(amendment.entries())
        .extracting(Entry::kind)
        .containsOnly(EntryKind.DEPOSIT)
        .hasSize(2);
    Entry inWallet = amendment.entries().get(0);
    assertThat(inWallet.amount()).isEqualTo(eur(30_00));
    assertThat(inWallet.posted()).isEqualTo(eur(130_00));
    assertThat(inWallet.incoming()).isEqualTo(eur(0));
    assertThat(inWallet.held()).isEqualTo(eur(0));
    assertThat(amendment.entries().get(1).posted()).isEqualTo(eur(-30_00));
    assertCompleted(amendment.outcome(), sent);
    assertThat(amendment.outcome().legs())
        .containsExactly(new Leg(sent.from(), eur(-30_00)), new Leg(wallet.id(), eur(30_00)));
  }

  @Test
  void aCompletedWithdrawalTakesWhatWasHeld() {
    Wallet waiting = waiting(TransferKind.WITHDRAWAL, wallet, eur(30_00));
    Transfer sent = sent(TransferKind.WITHDRAWAL, wallet, eur(30_00));

    Amendment<Transfer> amendment = decider.complete(sent, waiting, outside(sent), NOON);

    assertThat(amendment.entries())
        .extracting(Entry::kind)
        .containsOnly(EntryKind.WITHDRAWAL)
        .hasSize(2);
    Entry inWallet = amendment.entries().get(0);
    assertThat(inWallet.amount()).isEqualTo(eur(-30_00));
    assertThat(inWallet.reserved()).isEqualTo(eur(-30_00));
    assertThat(inWallet.posted()).isEqualTo(eur(70_00));
    assertThat(inWallet.held()).isEqualTo(eur(0));
    assertThat(inWallet.available()).isEqualTo(eur(70_00));
    assertThat(inWallet.outToday()).isEqualTo(eur(30_00));
    assertThat(amendment.entries().get(1).posted()).isEqualTo(eur(30_00));
    assertCompleted(amendment.outcome(), sent);
  }

  private static void assertCompleted(Transfer transfer, Transfer sent) {
    assertThat(transfer.status()).isEqualTo(TransferStatus.COMPLETED);
    assertThat(transfer.completedAt()).contains(NOON);
    assertThat(transfer.version()).isEqualTo(sent.version() + 1);
    assertThat(transfer.settlement().map(Settlement::state)).contains(SettlementState.COMPLETED);
    assertThat(transfer.asFirstAnswered().status()).isEqualTo(TransferStatus.PENDING);
  }

  @Test
  void aFailedDepositIsNoLongerExpectedAndMovesNothing() {
    Wallet waiting = waiting(TransferKind.DEPOSIT, wallet, eur(30_00));

    Amendment<Transfer> amendment =
        decider.fail(sent(TransferKind.DEPOSIT, wallet, eur(30_00)), waiting, "closed", NOON);

    assertThat(amendment.entries()).extracting(Entry::kind).containsExactly(EntryKind.FAILED);
    Entry entry = amendment.entries().getFirst();
    assertThat(entry.amount()).isEqualTo(eur(0));
    assertThat(entry.available()).isEqualTo(eur(100_00));
    assertThat(entry.incoming()).isEqualTo(eur(0));
    assertFailed(amendment.outcome());
  }

  @Test
  void aFailedWithdrawalGivesItsMoneyBack() {
    Wallet waiting = waiting(TransferKind.WITHDRAWAL, wallet, eur(30_00));

    Amendment<Transfer> amendment =
        decider.fail(sent(TransferKind.WITHDRAWAL, wallet, eur(30_00)), waiting, "closed", NOON);

    assertThat(amendment.entries()).extracting(Entry::kind).containsExactly(EntryKind.FAILED);
    Entry entry = amendment.entries().getFirst();
    assertThat(entry.amount()).isEqualTo(eur(0));
    assertThat(entry.reserved()).isEqualTo(eur(-30_00));
    assertThat(entry.held()).isEqualTo(eur(0));
    assertThat(entry.available()).isEqualTo(eur(100_00));
    assertFailed(amendment.outcome());
  }

  private static void assertFailed(Transfer transfer) {
    assertThat(transfer.status()).isEqualTo(TransferStatus.FAILED);
    assertThat(transfer.refusal()).contains(Refusal.BANK_REJECTED);
    assertThat(transfer.completedAt()).isEmpty();
    assertThat(transfer.legs()).isEmpty();
    assertThat(transfer.settlement().orElseThrow().history())
        .containsExactly(new SettlementStep(NOON, SettlementState.FAILED, "closed"));
    assertThat(transfer.asFirstAnswered().status()).isEqualTo(TransferStatus.PENDING);
  }

  @ParameterizedTest
  @EnumSource(WalletStatus.class)
  void theBanksTruthIsPostedWhateverTheWalletHasBecome(WalletStatus status) {
    for (TransferKind kind : new TransferKind[] {TransferKind.DEPOSIT, TransferKind.WITHDRAWAL}) {
      Wallet changed = with(waiting(kind, wallet, eur(30_00)), status);
      Transfer sent = sent(kind, wallet, eur(30_00));

      Entry completed = decider.complete(sent, changed, outside(sent), NOON).entries().getFirst();
      Entry failed = decider.fail(sent, changed, "closed", NOON).entries().getFirst();

      assertThat(completed.posted())
          .isEqualTo(kind == TransferKind.DEPOSIT ? eur(130_00) : eur(70_00));
      assertThat(failed.posted()).isEqualTo(eur(100_00));
      assertThat(completed.status()).isEqualTo(status);
      assertThat(failed.status()).isEqualTo(status);
    }
  }

  @Test
  void aFrozenWalletTakesDepositsAndNoWithdrawals() {
    Wallet frozen = with(wallet, WalletStatus.FROZEN);

    assertThat(refusal(TransferKind.DEPOSIT, frozen, eur(1))).isEmpty();
    assertThat(refusal(TransferKind.WITHDRAWAL, frozen, eur(1))).contains(Refusal.WALLET_FROZEN);
  }

  @Test
  void aWalletThatIsClosedOrClosesTakesNeither() {
    for (WalletStatus status : new WalletStatus[] {WalletStatus.CLOSING, WalletStatus.CLOSED}) {
      assertThat(refusal(TransferKind.DEPOSIT, with(wallet, status), eur(1)))
          .contains(Refusal.WALLET_CLOSED);
      assertThat(refusal(TransferKind.WITHDRAWAL, with(wallet, status), eur(1)))
          .contains(Refusal.WALLET_CLOSED);
    }
  }

  @Test
  void theLastCentCanBeWithdrawnAndNoneOfItTwice() {
    assertThat(refusal(TransferKind.WITHDRAWAL, wallet, eur(100_00))).isEmpty();
    assertThat(refusal(TransferKind.WITHDRAWAL, wallet, eur(100_01)))
        .contains(Refusal.INSUFFICIENT_FUNDS);
    assertThat(
            refusal(
                TransferKind.WITHDRAWAL,
                waiting(TransferKind.WITHDRAWAL, wallet, eur(30_00)),
                eur(70_01)))
        .contains(Refusal.INSUFFICIENT_FUNDS);
  }

  @Test
  void whatIsOnItsWayInCantBeSpent() {
    Wallet waiting = waiting(TransferKind.DEPOSIT, wallet, eur(30_00));

    assertThat(refusal(TransferKind.WITHDRAWAL, waiting, eur(100_01)))
        .contains(Refusal.INSUFFICIENT_FUNDS);
  }

  @Test
  void aDepositThatMightNotFitOnceAllThatIsOnItsWayIsInIsRefused() {
    Wallet almostFull = credited(opened(owner), Long.MAX_VALUE - 10);
    Wallet waiting = waiting(TransferKind.DEPOSIT, almostFull, eur(6));

    assertThat(refusal(TransferKind.DEPOSIT, waiting, eur(4))).isEmpty();
    assertThat(refusal(TransferKind.DEPOSIT, waiting, eur(5)))
        .contains(Refusal.AMOUNT_OUT_OF_RANGE);
    Wallet full = waiting(TransferKind.DEPOSIT, waiting, eur(4));
    Transfer sent = sent(TransferKind.DEPOSIT, waiting, eur(4));
    assertThat(decider.complete(sent, full, outside(sent), NOON).entries().getFirst().posted())
        .isEqualTo(eur(Long.MAX_VALUE - 6));
  }

  @Test
  void theCurrencyAndTheLimitsOfTheTypeAreJudged() {
    Money dollar = new Money(1, Currency.of("USD").orElseThrow());
    Money tooMuch = Catalogue.largestAmount(EUR).plus(eur(1));

    for (TransferKind kind : new TransferKind[] {TransferKind.DEPOSIT, TransferKind.WITHDRAWAL}) {
      assertThat(refusal(kind, wallet, dollar)).contains(Refusal.CURRENCY_MISMATCH);
      assertThat(refusal(kind, wallet, tooMuch)).contains(Refusal.AMOUNT_OUT_OF_RANGE);
    }
  }

  @Test
  void whatIsRefusedIsNeverSettled() {
    var refuse =
        (Decision.Refuse) decide(TransferKind.WITHDRAWAL, wallet, eur(100_01), command(owner));

    assertThat(transferOf(refuse).status()).isEqualTo(TransferStatus.REFUSED);
    assertThat(transferOf(refuse).settlement()).isEmpty();
    assertThat(transferOf(refuse).asFirstAnswered()).isEqualTo(transferOf(refuse));
  }

  /** The wallet once it has accepted. */
  private Wallet waiting(TransferKind kind, Wallet before, Money amount) {
    return new Wallet(before.terms(), accepted(kind, before, amount).entries().getFirst());
  }

  private Transfer sent(TransferKind kind, Wallet before, Money amount) {
    Transfer transfer = transferOf(accepted(kind, before, amount));
    return transfer.still(transfer.settlement().orElseThrow().sending(NOON, POLICY));
  }

  private static Wallet outside(Transfer transfer) {
    return SystemWallets.open(transfer.outside(), NOON);
  }

  private Decision.Post accepted(TransferKind kind, Wallet before, Money amount) {
    return (Decision.Post) decide(kind, before, amount, command(owner));
  }

  private Decision decide(TransferKind kind, Wallet before, Money amount, Command command) {
    TransferOrder order = LedgerFixture.bankOrder(command, kind, amount);
    WalletId outside =
        new SystemWallets(4)
            .part(SystemWallets.Purpose.OUTSIDE, amount.currency(), new TransferId(command.id()));
    return kind == TransferKind.DEPOSIT
        ? decider.acceptDeposit(Catalogue.standard(), order, outside, before, NOON)
        : decider.acceptWithdrawal(Catalogue.standard(), order, before, outside, NOON);
  }

  private Optional<Refusal> refusal(TransferKind kind, Wallet before, Money amount) {
    return decide(kind, before, amount, command(owner)) instanceof Decision.Refuse refuse
        ? transferOf(refuse).refusal()
        : Optional.empty();
  }
}
