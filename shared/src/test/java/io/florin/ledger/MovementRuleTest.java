package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.TransactionRule;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.TypeStatus;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletType;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.retry.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What types and rules of the catalogue allow. */
class MovementRuleTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
  private static final Money LARGEST = Catalogue.largestAmount(EUR);

  private final Wallet from = credited(opened(customer()), 100_00);
  private final Wallet to = opened(customer());

  @ParameterizedTest
  @EnumSource(MovementKind.class)
  void theLimitsOfAWalletTypeBindWhatIsJudgedBySize(MovementKind kind) {
    Catalogue catalogue = walletLimits(limits(eur(10), eur(50)));
    Optional<Refusal> expected =
        EnumSet.of(MovementKind.CAPTURE, MovementKind.REVERSAL).contains(kind)
            ? Optional.empty()
            : Optional.of(Refusal.AMOUNT_OUT_OF_RANGE);

    assertThat(refusal(catalogue, Movement.outOf(kind, from, eur(9), NOON))).isEqualTo(expected);
    assertThat(refusal(catalogue, Movement.outOf(kind, from, eur(51), NOON))).isEqualTo(expected);
    assertThat(refusal(catalogue, Movement.into(kind, to, eur(51), NOON))).isEqualTo(expected);
    assertThat(refusal(catalogue, Movement.outOf(kind, from, eur(10), NOON))).isEmpty();
    assertThat(refusal(catalogue, Movement.into(kind, to, eur(50), NOON))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(MovementKind.class)
  void nothingIsLargerThanTheLargestAmount(MovementKind kind) {
    assertThat(refusal(Catalogue.standard(), Movement.into(kind, to, LARGEST.plus(eur(1)), NOON)))
        .contains(Refusal.AMOUNT_OUT_OF_RANGE);
    assertThat(refusal(Catalogue.standard(), Movement.into(kind, to, LARGEST, NOON))).isEmpty();
  }

  @Test
  void limitsInAnotherCurrencyBindNobody() {
    Currency dollars = Currency.of("USD").orElseThrow();
    Catalogue catalogue = walletLimits(limits(eur(10), eur(50)));
    Wallet payee = opened(customer(), dollars);

    assertThat(
            refusal(
                catalogue, Movement.into(MovementKind.DEPOSIT, payee, new Money(1, dollars), NOON)))
        .isEmpty();
  }

  @Test
  void theLimitsOfATransactionTypeBindItsTransfers() {
    Catalogue catalogue =
        new Catalogue(
                List.of(),
                List.of(
                    transactionType(
                        TypeStatus.ACTIVE,
                        new TransactionLimits(eur(10), eur(50), Optional.empty()))),
                List.of())
            .withStandard();

    assertThat(refusal(catalogue, payment(eur(9), eur(0)))).contains(Refusal.AMOUNT_OUT_OF_RANGE);
    assertThat(refusal(catalogue, payment(eur(10), eur(0)))).isEmpty();
    assertThat(refusal(catalogue, payment(eur(50), eur(60)))).isEmpty();
    assertThat(refusal(catalogue, payment(eur(51), eur(0)))).contains(Refusal.AMOUNT_OUT_OF_RANGE);
  }

  @Test
  void noTransferOfARetiredTypeIsMade() {
    assertThat(
            refusal(
                new Catalogue(List.of(), List.of(transactionType(TypeStatus.RETIRED)), List.of())
                    .withStandard(),
                payment(eur(1), eur(0))))
        .contains(Refusal.NOT_ALLOWED_FOR_TYPE);
  }

  @Test
  void walletsOfARetiredTypeGoOn() {
    WalletType standard = WalletType.STANDARD;
    WalletType retired =
        new WalletType(
            standard.code(),
            standard.name(),
            standard.description(),
            standard.settlement(),
            standard.limits(),
            TypeStatus.RETIRED,
            1);

    assertThat(
            refusal(
                new Catalogue(List.of(retired), List.of(), List.of()).withStandard(),
                payment(eur(1), eur(0))))
        .isEmpty();
  }

  @Test
  void aRuleForbidsToPayToBePaidOrNeither() {
    assertThat(refusal(ruled(true, true), payment(eur(1), eur(0)))).isEmpty();
    assertThat(refusal(ruled(false, true), payment(eur(1), eur(0))))
        .contains(Refusal.NOT_ALLOWED_FOR_TYPE);
    assertThat(refusal(ruled(true, false), payment(eur(1), eur(0))))
        .contains(Refusal.NOT_ALLOWED_FOR_TYPE);
    // A movement without a type of transaction has no rules.
    assertThat(
            refusal(
                ruled(false, false), Movement.outOf(MovementKind.WITHDRAWAL, from, eur(1), NOON)))
        .isEmpty();
  }

  @Test
  void aRuleForbidsOneSideAloneWhenTheOtherIsOfAnotherType() {
    Catalogue catalogue = ruled(false, true);
    Movement in =
        new Movement(
            MovementKind.TRANSFER,
            eur(1),
            Optional.of(TransactionType.TRANSFER.code()),
            List.of(new Movement.Side(to, eur(1))),
            NOON);

    assertThat(refusal(catalogue, in)).isEmpty();
    assertThat(refusal(ruled(true, false), in)).contains(Refusal.NOT_ALLOWED_FOR_TYPE);
  }

  @ParameterizedTest
  @EnumSource(MovementKind.class)
  void theDailyLimitRefusesWhatCustomersSendOutOfTheirWallets(MovementKind kind) {
    Catalogue catalogue = walletLimits(daily(eur(30)));
    Set<MovementKind> bound =
        EnumSet.of(MovementKind.TRANSFER, MovementKind.WITHDRAWAL, MovementKind.CAPTURE);
    Wallet used = paid(from, eur(20), NOON);

    assertThat(refusal(catalogue, Movement.outOf(kind, used, eur(11), NOON)))
        .isEqualTo(
            bound.contains(kind) ? Optional.of(Refusal.DAILY_LIMIT_EXCEEDED) : Optional.empty());
    assertThat(refusal(catalogue, Movement.outOf(kind, used, eur(10), NOON))).isEmpty();
    assertThat(refusal(catalogue, Movement.into(kind, used, eur(50), NOON))).isEmpty();
  }

  @Test
  void theFeeLeavesTheWalletToo() {
    Catalogue catalogue = walletLimits(daily(eur(30)));

    assertThat(refusal(catalogue, payment(eur(25), eur(5)))).isEmpty();
    assertThat(refusal(catalogue, payment(eur(25), eur(6)))).contains(Refusal.DAILY_LIMIT_EXCEEDED);
  }

  @Test
  void aNewDayBeginsAtMidnightUtc() {
    Catalogue catalogue = walletLimits(daily(eur(30)));
    Wallet used = paid(from, eur(30), NOON);
    Instant lastMoment = MIDNIGHT.minusMillis(1);

    assertThat(refusal(catalogue, Movement.outOf(MovementKind.TRANSFER, used, eur(1), lastMoment)))
        .contains(Refusal.DAILY_LIMIT_EXCEEDED);
    assertThat(refusal(catalogue, Movement.outOf(MovementKind.TRANSFER, used, eur(30), MIDNIGHT)))
        .isEmpty();
    Wallet usedAgain = paid(used, eur(1), MIDNIGHT);
    assertThat(usedAgain.newest().outToday()).isEqualTo(eur(1));
    assertThat(
            refusal(
                catalogue,
                Movement.outOf(
                    MovementKind.TRANSFER, usedAgain, eur(30), MIDNIGHT.plus(Duration.ofHours(1)))))
        .contains(Refusal.DAILY_LIMIT_EXCEEDED);
  }

  @Test
  void whatComesInDoesNotMakeRoomForMoreToLeave() {
    Catalogue catalogue = walletLimits(daily(eur(30)));
    Wallet used = credited(paid(from, eur(30), NOON), 50);

    assertThat(refusal(catalogue, Movement.outOf(MovementKind.TRANSFER, used, eur(1), NOON)))
        .contains(Refusal.DAILY_LIMIT_EXCEEDED);
  }

  @Test
  void anOverdraftLowersTheFloorAndNoFurther() {
    Catalogue catalogue = walletLimits(overdraft(eur(50_00)));

    assertThat(refusal(catalogue, payment(eur(150_00), eur(0)))).isEmpty();
    assertThat(refusal(catalogue, payment(eur(149_00), eur(1_00)))).isEmpty();
    assertThat(refusal(catalogue, payment(eur(150_00), eur(1))))
        .contains(Refusal.INSUFFICIENT_FUNDS);
    assertThat(refusal(Catalogue.standard(), payment(eur(100_00), eur(1))))
        .contains(Refusal.INSUFFICIENT_FUNDS);
    Wallet below = paid(from, eur(150_00), NOON);
    assertThat(below.available()).isEqualTo(eur(-50_00));
    assertThat(refusal(catalogue, Movement.outOf(MovementKind.DEBIT, below, eur(1), NOON)))
        .contains(Refusal.INSUFFICIENT_FUNDS);
  }

  @Test
  void anOverdraftAsLargeAsCanBeWrittenNeverWraps() {
    Catalogue catalogue = walletLimits(overdraft(eur(99_999_999_999_999_999L)));
    Wallet full = credited(to, Long.MAX_VALUE - 10);

    assertThat(refusal(catalogue, Movement.outOf(MovementKind.TRANSFER, full, eur(1), NOON)))
        .isEmpty();
  }

  @Test
  void theFirstRuleThatIsBrokenIsTold() {
    Catalogue catalogue =
        new Catalogue(
                List.of(
                    walletType(
                        new WalletLimits(
                            eur(1), eur(500_00), Optional.of(eur(400_00)), Optional.empty()))),
                List.of(),
                List.of(
                    new TransactionRule(
                        TransactionType.TRANSFER.code(),
                        WalletType.STANDARD.code(),
                        false,
                        true,
                        1)))
            .withStandard();
    Catalogue withoutRule = new Catalogue(catalogue.walletTypes(), List.of(), List.of());
    Wallet dollars = opened(customer(), Currency.of("USD").orElseThrow());
    Money tooMuch = eur(600_00);

    assertThat(refusal(catalogue, transfer(from, from, tooMuch))).contains(Refusal.SAME_WALLET);
    assertThat(refusal(catalogue, transfer(with(from, WalletStatus.FROZEN), dollars, tooMuch)))
        .contains(Refusal.WALLET_FROZEN);
    assertThat(refusal(catalogue, transfer(from, dollars, tooMuch)))
        .contains(Refusal.CURRENCY_MISMATCH);
    assertThat(refusal(catalogue, transfer(from, to, tooMuch)))
        .contains(Refusal.NOT_ALLOWED_FOR_TYPE);
    assertThat(refusal(withoutRule.withStandard(), transfer(from, to, tooMuch)))
        .contains(Refusal.AMOUNT_OUT_OF_RANGE);
    assertThat(refusal(withoutRule.withStandard(), transfer(from, to, eur(450_00))))
        .contains(Refusal.DAILY_LIMIT_EXCEEDED);
    assertThat(refusal(withoutRule.withStandard(), transfer(from, to, eur(350_00))))
        .contains(Refusal.INSUFFICIENT_FUNDS);
  }

  @Test
  void aCatalogueThatIsOlderThanAWalletIsNoGroundForARefusal() {
    Catalogue old = new Catalogue(List.of(), List.of(TransactionType.TRANSFER), List.of());

    assertThatThrownBy(() -> refusal(old, payment(eur(1), eur(0))))
        .isInstanceOf(UnavailableException.class);
  }

  private static Optional<Refusal> refusal(Catalogue catalogue, Movement movement) {
    return MovementRule.all(catalogue).refusalOf(movement);
  }

  private Movement payment(Money amount, Money fee) {
    return new Movement(
        MovementKind.TRANSFER,
        amount,
        Optional.of(TransactionType.TRANSFER.code()),
        List.of(new Movement.Side(from, amount.plus(fee).negated()), new Movement.Side(to, amount)),
        NOON);
  }

  private static Movement transfer(Wallet paying, Wallet receiving, Money amount) {
    return new Movement(
        MovementKind.TRANSFER,
        amount,
        Optional.of(TransactionType.TRANSFER.code()),
        List.of(new Movement.Side(paying, amount.negated()), new Movement.Side(receiving, amount)),
        NOON);
  }

  private static Wallet paid(Wallet wallet, Money amount, Instant at) {
    return wallet.after(wallet.post(EntryKind.TRANSFER, amount.negated(), Narrative.NONE, at));
  }

  private static Catalogue walletLimits(WalletLimits limits) {
    return new Catalogue(List.of(walletType(limits)), List.of(), List.of()).withStandard();
  }

  private static WalletType walletType(WalletLimits limits) {
    WalletType standard = WalletType.STANDARD;
    return new WalletType(
        standard.code(),
        standard.name(),
        standard.description(),
        standard.settlement(),
        Map.of(EUR, limits),
        TypeStatus.ACTIVE,
        1);
  }

  private static WalletLimits limits(Money min, Money max) {
    return new WalletLimits(min, max, Optional.empty(), Optional.empty());
  }

  private static WalletLimits daily(Money most) {
    return new WalletLimits(eur(1), LARGEST, Optional.of(most), Optional.empty());
  }

  private static WalletLimits overdraft(Money most) {
    return new WalletLimits(eur(1), LARGEST, Optional.empty(), Optional.of(most));
  }

  private static TransactionType transactionType(TypeStatus status, TransactionLimits... limits) {
    return new TransactionType(
        TransactionType.TRANSFER.code(),
        TransactionType.TRANSFER.name(),
        limits.length == 0 ? Map.of() : Map.of(EUR, limits[0]),
        status,
        1);
  }

  private static Catalogue ruled(boolean debitAllowed, boolean creditAllowed) {
    TransactionRule rule =
        new TransactionRule(
            TransactionType.TRANSFER.code(),
            WalletType.STANDARD.code(),
            debitAllowed,
            creditAllowed,
            1);
    return new Catalogue(List.of(), List.of(), List.of(rule)).withStandard();
  }
}
