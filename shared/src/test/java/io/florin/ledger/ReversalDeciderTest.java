package io.florin.ledger;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReversalDeciderTest {
  private final CustomerId payer = customer();
  private final CustomerId payee = customer();
  private final Wallet from = credited(opened(payer), 100_00);
  private final Wallet to = opened(payee);
  private final ReversalDecider decider = new ReversalDecider(Catalogue.standard());
  private final Decision.Post made =
      (Decision.Post)
          new TransferDecider(Catalogue.standard())
              .decide(
                  LedgerFixture.order(command(payer), eur(25_00)),
                  from,
                  to,
                  Optional.empty(),
                  NOON);
  private final Transfer original = transferOf(made);
  private final Wallet payers = from.after(made.entries().getFirst());
  private final Wallet payees = to.after(made.entries().getLast());

  @Test
  void aReversalIsATransferBackThatTheOriginalCounts() {
    var post = (Decision.Post) reverse(original, payees, Optional.of(eur(10_00)));

    assertThat(post.entries()).extracting(Entry::kind).containsOnly(EntryKind.REVERSAL);
    assertThat(post.entries()).extracting(Entry::walletId).containsExactly(to.id(), from.id());
    assertThat(post.entries()).extracting(Entry::posted).containsExactly(eur(15_00), eur(85_00));
    Transfer reversal = transferOf(post);
    assertThat(reversal.kind()).isEqualTo(TransferKind.REVERSAL);
    assertThat(reversal.note()).contains(new Note("Returned"));
    assertThat(reversal.type()).isEmpty();
    assertThat(reversal.origin()).contains(original.id().command());
    assertThat(reversal.fromOwner()).contains(payee);
    Transfer counted = (Transfer) post.amended().orElseThrow();
    assertThat(counted.reversed()).isEqualTo(eur(10_00));
    assertThat(counted.version()).isEqualTo(2);
    assertThat(counted.asFirstAnswered()).isEqualTo(original);
  }

  @Test
  void withoutAnAmountAllThatIsLeftGoesBack() {
    var post = (Decision.Post) reverse(original.reversedBy(eur(10_00)), payees, Optional.empty());

    assertThat(transferOf(post).amount()).isEqualTo(eur(15_00));
    assertThat(((Transfer) post.amended().orElseThrow()).reversible()).isEqualTo(eur(0));
  }

  @Test
  void noCentMoreThanCameGoesBack() {
    Transfer partly = original.reversedBy(eur(10_00));
    Wallet rich = credited(payees, 1_000_00);

    assertThat(refusal(reverse(partly, rich, Optional.of(eur(15_01)))))
        .contains(Refusal.EXCEEDS_ORIGINAL);
    assertThat(refusal(reverse(partly, rich, Optional.of(eur(15_00))))).isEmpty();
  }

  @Test
  void whenNothingIsLeftTheRefusalTellsOfTheWhole() {
    Decision decision = reverse(original.reversedBy(eur(25_00)), payees, Optional.empty());

    assertThat(refusal(decision)).contains(Refusal.EXCEEDS_ORIGINAL);
    assertThat(transferOf(decision).amount()).isEqualTo(eur(25_00));
  }

  @Test
  void thePayeePaysBackOfWhatItHasLeft() {
    Wallet poor = credited(payees, -20_00);

    assertThat(refusal(reverse(original, poor, Optional.empty())))
        .contains(Refusal.INSUFFICIENT_FUNDS);
    assertThat(refusal(reverse(original, poor, Optional.of(eur(5_00))))).isEmpty();
    // That it is too much is told first: no money could make it right.
    assertThat(refusal(reverse(original, poor, Optional.of(eur(25_01)))))
        .contains(Refusal.EXCEEDS_ORIGINAL);
  }

  @Test
  void theStatusesAndTheCurrencyAreToldFirst() {
    Money dollars = new Money(1, Currency.of("USD").orElseThrow());

    assertThat(refusal(reverse(original, with(payees, WalletStatus.FROZEN), Optional.empty())))
        .contains(Refusal.WALLET_FROZEN);
    assertThat(refusal(reverse(original, with(payees, WalletStatus.CLOSED), Optional.empty())))
        .contains(Refusal.WALLET_CLOSED);
    assertThat(refusal(reverse(original, payees, Optional.of(dollars))))
        .contains(Refusal.CURRENCY_MISMATCH);
  }

  @Test
  void whatHasMovedNoMoneyOrIsNoPaymentIsNotReversible() {
    Transfer reversal = transferOf(reverse(original, payees, Optional.of(eur(10_00))));
    Transfer refused = original.refusedFor(Refusal.INSUFFICIENT_FUNDS);
    BankTransfers deposit = BankTransfers.deposit();
    BankTransfers withdrawal = BankTransfers.withdrawal();
    List<Transfer> others =
        List.of(
            reversal,
            refused,
            ofBank(deposit.record()),
            ofBank(deposit.sent()),
            ofBank(deposit.completed()),
            ofBank(withdrawal.sent()),
            ofBank(withdrawal.failed()));

    for (Transfer other : others) {
      assertThat(ReversalDecider.wallets(other)).isEmpty();
      Decision decision = decider.decide(order(Optional.empty()), other, Map.of(), NOON);
      assertThat(refusal(decision)).as("%s", other).contains(Refusal.NOT_REVERSIBLE);
    }
  }

  @Test
  void aPayerWhoReceivesInBatchesGetsALeg() {
    Wallet batched = HoldDeciderTest.batched(payers);

    var post =
        (Decision.Post)
            decider.decide(
                order(Optional.empty()),
                original,
                Map.of(from.id(), batched, to.id(), payees),
                NOON);

    assertThat(post.entries()).extracting(Entry::walletId).containsExactly(to.id());
    assertThat(post.legs()).extracting(UnpostedLeg::walletId).containsExactly(from.id());
  }

  private static Transfer ofBank(CommandRecord record) {
    return (Transfer) record.outcome();
  }

  private Decision reverse(Transfer of, Wallet payingBack, Optional<Money> amount) {
    return decider.decide(order(amount), of, Map.of(from.id(), payers, to.id(), payingBack), NOON);
  }

  private ReversalOrder order(Optional<Money> amount) {
    return new ReversalOrder(new TransferId(command(payee).id()), amount, new Note("Returned"));
  }

  private static Optional<Refusal> refusal(Decision decision) {
    return decision instanceof Decision.Refuse ? transferOf(decision).refusal() : Optional.empty();
  }
}
