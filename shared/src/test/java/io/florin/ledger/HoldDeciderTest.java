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
import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletType;
import io.florin.identity.CustomerId;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HoldDeciderTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));
  private static final Currency USD = Currency.of("USD").orElseThrow();

  private final CustomerId payer = customer();
  private final CustomerId payee = customer();
  private final Wallet from = credited(opened(payer), 100_00);
  private final Wallet to = opened(payee);
  private final HoldDecider decider = new HoldDecider(Catalogue.standard());

  @Test
  void aHoldIsOneEntryThatSetsMoneyAsideAndMovesNone() {
    var post = (Decision.Post) place(from, Optional.of(to), eur(60_00));

    Entry entry = only(post.entries());
    assertThat(entry.kind()).isEqualTo(EntryKind.HOLD);
    assertThat(List.of(entry.amount(), entry.reserved(), entry.posted(), entry.held()))
        .containsExactly(eur(0), eur(60_00), eur(100_00), eur(60_00));
    assertThat(entry.outToday()).isEqualTo(eur(0));
    Hold hold = (Hold) post.outcome();
    assertThat(entry.narrative())
        .isEqualTo(Narrative.of(hold.id(), Optional.of(to.id()), hold.reason()));
    assertThat(entry.narrative().transferId()).isEmpty();
    assertThat(hold.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(hold.remaining()).isEqualTo(eur(60_00));
    assertThat(hold.expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(7)));
    assertThat(hold.waiting()).contains(new Waiting(Waiting.What.EXPIRY, hold.expiresAt()));
  }

  @Test
  void theLastCentThatIsAvailableCanBeSetAsideAndNotOneMore() {
    Wallet holding = after(from, place(from, Optional.empty(), eur(60_00)));

    assertThat(place(holding, Optional.empty(), eur(40_00))).isInstanceOf(Decision.Post.class);
    assertThat(refusalOfHold(place(holding, Optional.empty(), eur(40_01))))
        .contains(Refusal.INSUFFICIENT_FUNDS);
  }

  @Test
  void bothWalletsAreJudgedWhenMoneyIsSetAside() {
    assertThat(refusalOfHold(place(from, Optional.of(from), eur(1)))).contains(Refusal.SAME_WALLET);
    assertThat(refusalOfHold(place(with(from, WalletStatus.FROZEN), Optional.of(to), eur(1))))
        .contains(Refusal.WALLET_FROZEN);
    assertThat(refusalOfHold(place(from, Optional.of(with(to, WalletStatus.CLOSED)), eur(1))))
        .contains(Refusal.WALLET_CLOSED);
    assertThat(refusalOfHold(place(from, Optional.of(with(to, WalletStatus.FROZEN)), eur(1))))
        .isEmpty();
    assertThat(refusalOfHold(place(from, Optional.of(opened(payee, USD)), eur(1))))
        .contains(Refusal.CURRENCY_MISMATCH);
    assertThat(refusalOfHold(place(from, Optional.empty(), new Money(1, USD))))
        .contains(Refusal.CURRENCY_MISMATCH);
    Money most = Catalogue.largestAmount(LedgerFixture.EUR);
    assertThat(refusalOfHold(place(from, Optional.empty(), most.plus(eur(1)))))
        .contains(Refusal.AMOUNT_OUT_OF_RANGE);
  }

  @Test
  void aRefusedHoldHoldsNothingWaitsForNothingAndIsNoBusinessOfThePayee() {
    Decision decision = place(from, Optional.of(to), eur(100_01));

    Hold hold = (Hold) ((Decision.Refuse) decision).outcome();
    assertThat(hold.status()).isEqualTo(HoldStatus.REFUSED);
    assertThat(hold.remaining()).isEqualTo(eur(0));
    assertThat(hold.waiting()).isEmpty();
    assertThat(hold.asFirstAnswered()).isEqualTo(hold);
    assertThat(hold.isVisibleTo(payer)).isTrue();
    assertThat(hold.isVisibleTo(payee)).isFalse();
  }

  @Test
  void aCapturePaysAndHoldsThatMuchLess() {
    Placed placed = placed(60_00);

    var post = (Decision.Post) capture(placed, Optional.of(eur(25_00)), false, LATER);

    assertThat(post.entries()).extracting(Entry::kind).containsOnly(EntryKind.CAPTURE);
    assertThat(post.entries()).extracting(Entry::amount).containsExactly(eur(-25_00), eur(25_00));
    assertThat(post.entries()).extracting(Entry::reserved).containsExactly(eur(-25_00), eur(0));
    assertThat(post.entries()).extracting(Entry::available).containsExactly(eur(40_00), eur(25_00));
    assertThat(post.entries().getFirst().outToday()).isEqualTo(eur(25_00));
    Transfer transfer = transferOf(post);
    assertThat(transfer.kind()).isEqualTo(TransferKind.CAPTURE);
    assertThat(transfer.origin()).contains(placed.hold().id().command());
    assertThat(transfer.note()).isEqualTo(placed.hold().reason());
    Hold hold = amended(post);
    assertThat(hold.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(hold.version()).isEqualTo(2);
    assertThat(List.of(hold.captured(), hold.remaining())).containsExactly(eur(25_00), eur(35_00));
    assertThat(hold.asFirstAnswered()).isEqualTo(placed.hold());
  }

  @Test
  void theLastCaptureFreesTheRestInTheSameEntry() {
    var post = (Decision.Post) capture(placed(60_00), Optional.of(eur(25_00)), true, LATER);

    Entry payers = post.entries().getFirst();
    assertThat(List.of(payers.amount(), payers.reserved(), payers.posted(), payers.held()))
        .containsExactly(eur(-25_00), eur(-60_00), eur(75_00), eur(0));
    assertThat(amended(post).status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(amended(post).remaining()).isEqualTo(eur(0));
    assertThat(amended(post).waiting()).isEmpty();
  }

  @Test
  void withoutAnAmountAllThatRemainsIsCaptured() {
    Placed placed = placed(60_00);
    Placed partly =
        placed.after((Decision.Post) capture(placed, Optional.of(eur(25_00)), false, LATER));

    var post = (Decision.Post) capture(partly, Optional.empty(), false, LATER);

    assertThat(transferOf(post).amount()).isEqualTo(eur(35_00));
    assertThat(amended(post).status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(post.entries().getFirst().held()).isEqualTo(eur(0));
  }

  @Test
  void noCentMoreThanRemainsIsCapturedThoughTheWalletHasIt() {
    Decision decision = capture(placed(60_00), Optional.of(eur(60_01)), false, LATER);

    assertThat(refusal(decision)).contains(Refusal.HOLD_EXHAUSTED);
    assertThat(transferOf(decision).amount()).isEqualTo(eur(60_01));
  }

  @Test
  void whatIsHeldIsCapturedWhateverElseTheWalletHas() {
    Placed placed = placed(100_00);

    assertThat(placed.wallet().available()).isEqualTo(eur(0));
    assertThat(capture(placed, Optional.empty(), false, LATER)).isInstanceOf(Decision.Post.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CAPTURED, HOLD_EXHAUSTED",
    "RELEASED, HOLD_EXHAUSTED",
    "REFUSED, HOLD_EXHAUSTED",
    "EXPIRED, HOLD_EXPIRED"
  })
  void aHoldThatHasEndedIsNeitherCapturedNorReleasedNorExpired(HoldStatus status, Refusal refusal) {
    Placed placed = placed(60_00);
    Hold ended =
        status == HoldStatus.REFUSED
            ? placed.hold().refusedFor(Refusal.INSUFFICIENT_FUNDS)
            : placed.hold().ended(status);
    Placed over = new Placed(ended, placed.wallet());

    Decision capture = capture(over, Optional.empty(), false, LATER);
    assertThat(refusal(capture)).contains(refusal);
    assertThat(transferOf(capture).amount()).isEqualTo(eur(60_00));
    assertThat(((Decision.Refuse) HoldDecider.release(ended, placed.wallet(), LATER)).outcome())
        .isEqualTo(new ReleasedHold(ended.id(), Optional.of(refusal)));
    assertThat(HoldDecider.expire(ended, placed.wallet(), ended.expiresAt())).isEmpty();
  }

  @Test
  void fromItsEndOnAHoldIsExpiredWhetherAnybodyHasLookedOrNot() {
    Placed placed = placed(60_00);
    Instant end = placed.hold().expiresAt();

    assertThat(capture(placed, Optional.empty(), false, end.minusMillis(1)))
        .isInstanceOf(Decision.Post.class);
    assertThat(refusal(capture(placed, Optional.empty(), false, end)))
        .contains(Refusal.HOLD_EXPIRED);
    assertThat(HoldDecider.release(placed.hold(), placed.wallet(), end))
        .isInstanceOf(Decision.Refuse.class);
    assertThat(HoldDecider.expire(placed.hold(), placed.wallet(), end.minusMillis(1))).isEmpty();
    Amendment<Hold> expiry = HoldDecider.expire(placed.hold(), placed.wallet(), end).orElseThrow();
    assertThat(expiry.outcome().status()).isEqualTo(HoldStatus.EXPIRED);
    assertThat(expiry.outcome().waiting()).isEmpty();
    assertFrees(only(expiry.entries()), 60_00);
  }

  @Test
  void aReleaseFreesWhatIsLeft() {
    Placed placed = placed(60_00);
    Placed partly =
        placed.after((Decision.Post) capture(placed, Optional.of(eur(25_00)), false, LATER));

    var post = (Decision.Post) HoldDecider.release(partly.hold(), partly.wallet(), LATER);

    assertFrees(only(post.entries()), 35_00);
    assertThat(amended(post).status()).isEqualTo(HoldStatus.RELEASED);
    assertThat(amended(post).captured()).isEqualTo(eur(25_00));
    assertThat(post.outcome()).isEqualTo(new ReleasedHold(placed.hold().id(), Optional.empty()));
  }

  private static void assertFrees(Entry entry, long cents) {
    assertThat(entry.kind()).isEqualTo(EntryKind.RELEASE);
    assertThat(List.of(entry.amount(), entry.reserved(), entry.held()))
        .containsExactly(eur(0), eur(-cents), eur(0));
    assertThat(entry.narrative().transferId()).isEmpty();
    assertThat(entry.narrative().hold()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(WalletStatus.class)
  void aCaptureIsJudgedByTheStatusOfBothWallets(WalletStatus status) {
    Placed placed = placed(60_00);

    Optional<Refusal> paying =
        switch (status) {
          case ACTIVE -> Optional.empty();
          case FROZEN -> Optional.of(Refusal.WALLET_FROZEN);
          case CLOSING, CLOSED -> Optional.of(Refusal.WALLET_CLOSED);
        };
    assertThat(
            refusal(
                capture(
                    new Placed(placed.hold(), with(placed.wallet(), status)),
                    Optional.empty(),
                    false,
                    LATER)))
        .isEqualTo(paying);
    Decision receiving = capture(placed, with(to, status), Optional.of(eur(1)), false, LATER);
    assertThat(refusal(receiving))
        .isEqualTo(paying.filter(refusal -> refusal != Refusal.WALLET_FROZEN));
  }

  @Test
  void aCaptureIsInTheCurrencyOfTheHold() {
    assertThat(refusal(capture(placed(60_00), Optional.of(new Money(1, USD)), false, LATER)))
        .contains(Refusal.CURRENCY_MISMATCH);
    assertThat(refusal(capture(placed(60_00), opened(payee, USD), Optional.empty(), true, LATER)))
        .contains(Refusal.CURRENCY_MISMATCH);
  }

  @Test
  void aHoldDoesNotPayItsOwnWallet() {
    Placed placed = placed(60_00);

    assertThat(refusal(capture(placed, placed.wallet(), Optional.empty(), false, LATER)))
        .contains(Refusal.SAME_WALLET);
  }

  @Test
  void theDayCountsCapturesAndNotHolds() {
    WalletType bounded =
        new WalletType(
            WalletType.STANDARD.code(),
            WalletType.STANDARD.name(),
            WalletType.STANDARD.description(),
            WalletType.STANDARD.settlement(),
            Map.of(
                LedgerFixture.EUR,
                new WalletLimits(eur(1), eur(1_000_00), Optional.of(eur(50_00)), Optional.empty())),
            WalletType.STANDARD.status(),
            WalletType.STANDARD.version());
    HoldDecider byDay =
        new HoldDecider(
            new Catalogue(List.of(bounded), Catalogue.standard().transactionTypes(), List.of()));
    Placed placed = placed(60_00);
    CaptureOrder first = captureOrder(Optional.of(eur(50_00)), false);

    assertThat(byDay.place(order(eur(60_00)), from, Optional.empty(), NOON))
        .isInstanceOf(Decision.Post.class);
    var post = (Decision.Post) byDay.capture(first, placed.hold(), placed.wallet(), to, LATER);
    Placed partly = placed.after(post);
    CaptureOrder second = captureOrder(Optional.of(eur(1)), false);
    assertThat(refusal(byDay.capture(second, partly.hold(), partly.wallet(), to, LATER)))
        .contains(Refusal.DAILY_LIMIT_EXCEEDED);
    assertThat(
            byDay.capture(
                second, partly.hold(), partly.wallet(), to, LATER.plus(Duration.ofDays(1))))
        .isInstanceOf(Decision.Post.class);
  }

  @Test
  void aWalletThatReceivesInBatchesIsPaidByALeg() {
    Wallet batched = batched(to);
    Placed placed = placed(60_00);

    var post = (Decision.Post) capture(placed, batched, Optional.of(eur(25_00)), false, LATER);

    assertThat(post.entries()).extracting(Entry::walletId).containsExactly(from.id());
    assertThat(post.legs())
        .containsExactly(new UnpostedLeg(batched.id(), transferOf(post).id(), eur(25_00), LATER));
  }

  static Wallet batched(Wallet wallet) {
    WalletTerms terms = wallet.terms();
    return new Wallet(
        new WalletTerms(
            terms.id(),
            terms.owner(),
            terms.accountNumber(),
            terms.type(),
            SettlementMode.BATCHED,
            terms.currency(),
            terms.name(),
            terms.openedAt()),
        wallet.newest());
  }

  /** A hold and its wallet. */
  private record Placed(Hold hold, Wallet wallet) {
    Placed after(Decision.Post post) {
      return new Placed(amended(post), wallet.after(post.entries().getFirst()));
    }
  }

  private Placed placed(long cents) {
    Decision decision = place(from, Optional.of(to), eur(cents));
    return new Placed((Hold) ((Decision.Post) decision).outcome(), after(from, decision));
  }

  private static Wallet after(Wallet wallet, Decision decision) {
    return wallet.after(((Decision.Post) decision).entries().getFirst());
  }

  private static Hold amended(Decision.Post post) {
    return (Hold) post.amended().orElseThrow();
  }

  private Decision place(Wallet wallet, Optional<Wallet> payees, Money amount) {
    return decider.place(order(amount), wallet, payees, NOON);
  }

  private HoldOrder order(Money amount) {
    return new HoldOrder(
        new HoldId(command(payer).id()),
        amount,
        Optional.of(new Note("For the room")),
        Optional.empty());
  }

  private Decision capture(Placed placed, Optional<Money> amount, boolean last, Instant at) {
    return capture(placed, to, amount, last, at);
  }

  private Decision capture(
      Placed placed, Wallet payees, Optional<Money> amount, boolean last, Instant at) {
    return decider.capture(captureOrder(amount, last), placed.hold(), placed.wallet(), payees, at);
  }

  private CaptureOrder captureOrder(Optional<Money> amount, boolean last) {
    return new CaptureOrder(new TransferId(command(payee).id()), amount, last);
  }

  private static Optional<Refusal> refusal(Decision decision) {
    return decision instanceof Decision.Refuse ? transferOf(decision).refusal() : Optional.empty();
  }

  private static Optional<Refusal> refusalOfHold(Decision decision) {
    return decision instanceof Decision.Refuse refuse
        ? ((Hold) refuse.outcome()).refusal()
        : Optional.empty();
  }

  private static Entry only(List<Entry> entries) {
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }
}
