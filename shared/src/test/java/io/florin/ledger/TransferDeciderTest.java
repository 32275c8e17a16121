package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.order;
import static io.florin.ledger.LedgerFixture.transferOf;
import static io.florin.ledger.LedgerFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.identity.CustomerId;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferDeciderTest {
  private final CustomerId payer = customer();
  private final Wallet from = credited(opened(payer), 100_00);
  private final Wallet to = opened(customer());
  private final TransferDecider decider = new TransferDecider(Catalogue.standard());

  @Test
  void anAcceptedTransferIsOneEntryOnEachSideAtOneInstant() {
    var post = (Decision.Post) decide(from, to, eur(25_00));

    assertThat(post.entries()).extracting(Entry::amount).containsExactly(eur(-25_00), eur(25_00));
    assertThat(post.entries()).extracting(Entry::posted).containsExactly(eur(75_00), eur(25_00));
    assertThat(post.entries()).extracting(Entry::at).containsOnly(NOON);
    assertThat(post.entries())
        .allSatisfy(
            entry -> assertThat(entry.narrative().transferId()).contains(transferOf(post).id()));
    assertThat(transferOf(post).status()).isEqualTo(TransferStatus.COMPLETED);
    assertThat(transferOf(post).legs())
        .containsExactly(new Leg(from.id(), eur(-25_00)), new Leg(to.id(), eur(25_00)));
  }

  @Test
  void theLastCentCanBeSpentAndNotOneMore() {
    assertThat(decide(from, to, eur(100_00))).isInstanceOf(Decision.Post.class);
    assertThat(refusal(from, to, eur(100_01))).contains(Refusal.INSUFFICIENT_FUNDS);
  }

  @Test
  void aWalletDoesNotPayItself() {
    assertThat(refusal(from, from, eur(1))).contains(Refusal.SAME_WALLET);
  }

  @Test
  void aFrozenWalletReceivesAndDoesNotPay() {
    assertThat(refusal(with(from, WalletStatus.FROZEN), to, eur(1)))
        .contains(Refusal.WALLET_FROZEN);
    assertThat(refusal(from, with(to, WalletStatus.FROZEN), eur(1))).isEmpty();
  }

  @Test
  void aClosedWalletNeitherPaysNorReceives() {
    for (WalletStatus status : new WalletStatus[] {WalletStatus.CLOSING, WalletStatus.CLOSED}) {
      assertThat(refusal(with(from, status), to, eur(1))).contains(Refusal.WALLET_CLOSED);
      assertThat(refusal(from, with(to, status), eur(1))).contains(Refusal.WALLET_CLOSED);
    }
  }

  @Test
  void moneyIsNotExchangedOnItsWay() {
    Currency dollars = Currency.of("USD").orElseThrow();

    assertThat(refusal(from, opened(customer(), dollars), eur(1)))
        .contains(Refusal.CURRENCY_MISMATCH);
    assertThat(refusal(from, to, new Money(1, dollars))).contains(Refusal.CURRENCY_MISMATCH);
  }

  @Test
  void anAmountBeyondTheTypesLimitIsRefusedBeforeTheFundsAreLookedAt() {
    Money most = Catalogue.largestAmount(EUR);

    assertThat(refusal(from, to, most)).contains(Refusal.INSUFFICIENT_FUNDS);
    assertThat(refusal(from, to, most.plus(eur(1)))).contains(Refusal.AMOUNT_OUT_OF_RANGE);
  }

  @Test
  void aSumThatWouldNotFitIsRefusedAndNeverWraps() {
    Wallet full = credited(to, Long.MAX_VALUE - 10);

    assertThat(refusal(from, full, eur(11))).contains(Refusal.AMOUNT_OUT_OF_RANGE);
    assertThat(refusal(from, full, eur(10))).isEmpty();
  }

  @Test
  void theStatusIsToldBeforeTheCurrencyAndTheCurrencyBeforeTheFunds() {
    Wallet dollars = opened(customer(), Currency.of("USD").orElseThrow());

    assertThat(refusal(with(from, WalletStatus.FROZEN), dollars, eur(999_00)))
        .contains(Refusal.WALLET_FROZEN);
    assertThat(refusal(from, dollars, eur(999_00))).contains(Refusal.CURRENCY_MISMATCH);
  }

  @Test
  void aSystemWalletHasNoFloor() {
    SystemWallets systemWallets = new SystemWallets(4);
    Command credit = command(customer());
    Wallet system =
        SystemWallets.open(
            systemWallets.part(
                SystemWallets.Purpose.ADJUSTMENTS, LedgerFixture.EUR, new TransferId(credit.id())),
            NOON);

    assertThat(refusal(system, to, eur(100_00))).isEmpty();
  }

  @Test
  void aRefusedTransferHasNoLegs() {
    var refuse = (Decision.Refuse) decide(from, to, eur(100_01));

    assertThat(transferOf(refuse).status()).isEqualTo(TransferStatus.REFUSED);
    assertThat(transferOf(refuse).legs()).isEmpty();
    assertThat(transferOf(refuse).completedAt()).isEmpty();
    assertThat(transferOf(refuse).isVisibleTo(payer)).isTrue();
    assertThat(transferOf(refuse).isVisibleTo(to.terms().owner().orElseThrow())).isFalse();
  }

  private Decision decide(Wallet paying, Wallet receiving, Money amount) {
    return decider.decide(order(command(payer), amount), paying, receiving, Optional.empty(), NOON);
  }

  private Optional<Refusal> refusal(Wallet paying, Wallet receiving, Money amount) {
    return decide(paying, receiving, amount) instanceof Decision.Refuse refuse
        ? transferOf(refuse).refusal()
        : Optional.empty();
  }
}
