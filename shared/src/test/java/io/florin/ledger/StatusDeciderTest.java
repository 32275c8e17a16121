package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static io.florin.ledger.LedgerFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusDeciderTest {
  private static final Note REASON = new Note("Reported as stolen");
  private static final Instant IN_TIME = NOON.plus(StatusDecider.LONGEST_DECISION);

  private final Wallet wallet = opened(customer());
  private final Wallet merchant = openedBatched(customer());

  @ParameterizedTest
  @CsvSource({
    "freeze, ACTIVE, FREEZE FROZEN",
    "freeze, FROZEN, as wanted",
    "freeze, CLOSING, WALLET_CLOSED",
    "freeze, CLOSED, WALLET_CLOSED",
    "unfreeze, ACTIVE, as wanted",
    "unfreeze, FROZEN, UNFREEZE ACTIVE",
    "unfreeze, CLOSING, WALLET_CLOSED",
    "unfreeze, CLOSED, WALLET_CLOSED",
    "close as owner, ACTIVE, CLOSE CLOSED",
    "close as owner, FROZEN, WALLET_FROZEN",
    "close as owner, CLOSING, as wanted",
    "close as owner, CLOSED, as wanted",
    "close as admin, ACTIVE, CLOSE CLOSED",
    "close as admin, FROZEN, CLOSE CLOSED",
    "close as admin, CLOSING, as wanted",
    "close as admin, CLOSED, as wanted",
  })
  void eachStatusAllowsThis(String change, WalletStatus status, String expected) {
    Wallet before = with(wallet, status);

    StatusDecision decision =
        switch (change) {
          case "freeze" -> StatusDecider.freeze(before, REASON, NOON);
          case "unfreeze" -> StatusDecider.unfreeze(before, REASON, NOON);
          case "close as owner" -> StatusDecider.close(before, false, false, REASON, NOON);
          default -> StatusDecider.close(before, false, true, REASON, NOON);
        };

    assertThat(text(decision)).isEqualTo(expected);
  }

  @Test
  void aChangeOfStatusIsAnEntryThatMovesNothingAndSaysWhy() {
    Wallet rich = credited(wallet, 5);
    Entry entry = ((StatusDecision.Append) StatusDecider.freeze(rich, REASON, NOON)).entry();

    assertThat(entry.version()).isEqualTo(rich.version() + 1);
    assertThat(entry.amount()).isEqualTo(eur(0));
    assertThat(entry.posted()).isEqualTo(eur(5));
    assertThat(entry.narrative()).isEqualTo(Narrative.because(REASON));
    assertThat(entry.turnover()).isEqualTo(rich.newest().turnover());
    assertThat(entry.isSound()).isTrue();
  }

  @Test
  void aWalletWithMoneyOrDebtIsNotClosed() {
    assertThat(text(StatusDecider.close(credited(wallet, 1), false, true, REASON, NOON)))
        .isEqualTo("BALANCE_NOT_ZERO");
    assertThat(text(StatusDecider.close(credited(wallet, -1), false, true, REASON, NOON)))
        .isEqualTo("BALANCE_NOT_ZERO");
  }

  @Test
  void aWalletThatExpectsMoneyOrHasLegsIsNotClosed() {
    Wallet expecting = after(wallet, Effect.expecting(eur(1)));

    assertThat(text(StatusDecider.close(expecting, false, true, REASON, NOON)))
        .isEqualTo("WALLET_BUSY");
    assertThat(text(StatusDecider.close(merchant, true, true, REASON, NOON)))
        .isEqualTo("WALLET_BUSY");
    assertThat(
            text(
                StatusDecider.close(
                    after(wallet, Effect.holding(eur(1))), false, true, REASON, NOON)))
        .isEqualTo("WALLET_BUSY");
  }

  @Test
  void aWalletThatReceivesInBatchesIsClosingFirst() {
    assertThat(text(StatusDecider.close(merchant, false, false, REASON, NOON)))
        .isEqualTo("CLOSING CLOSING");
  }

  @Test
  void aClosingIsEndedOnceNobodyCanLeaveALegAnyMore() {
    Wallet closing = with(merchant, WalletStatus.CLOSING);

    assertThat(
            StatusDecider.endClosing(closing, false, WalletStatus.ACTIVE, IN_TIME.minusMillis(1)))
        .isEmpty();
    assertThat(StatusDecider.endClosing(closing, true, WalletStatus.ACTIVE, IN_TIME)).isEmpty();
    assertThat(StatusDecider.endClosing(closing, false, WalletStatus.ACTIVE, IN_TIME))
        .map(StatusDeciderTest::text)
        .contains("CLOSE CLOSED");
  }

  @ParameterizedTest
  @EnumSource(
      value = WalletStatus.class,
      names = {"ACTIVE", "FROZEN"})
  void aWalletToWhichMoneyCameIsWhatItWasBefore(WalletStatus before) {
    Wallet closing = with(credited(merchant, 1), WalletStatus.CLOSING);

    assertThat(StatusDecider.endClosing(closing, false, before, IN_TIME))
        .map(StatusDeciderTest::text)
        .contains(before == WalletStatus.ACTIVE ? "UNFREEZE ACTIVE" : "FREEZE FROZEN");
  }

  @ParameterizedTest
  @EnumSource(
      value = WalletStatus.class,
      names = {"ACTIVE", "FROZEN", "CLOSED"})
  void whatIsNotClosingIsNotEnded(WalletStatus status) {
    assertThat(
            StatusDecider.endClosing(with(merchant, status), false, WalletStatus.ACTIVE, IN_TIME))
        .isEmpty();
  }

  private static Wallet after(Wallet wallet, Effect effect) {
    return wallet.after(wallet.append(EntryKind.ACCEPTED, effect, Narrative.NONE, NOON));
  }

  private static String text(StatusDecision decision) {
    return switch (decision) {
      case StatusDecision.Append append -> text(append.entry());
      case StatusDecision.AsWanted asWanted -> "as wanted";
      case StatusDecision.Refuse refuse -> refuse.why().name();
    };
  }

  private static String text(Entry entry) {
    return entry.kind() + " " + entry.status();
  }
}
