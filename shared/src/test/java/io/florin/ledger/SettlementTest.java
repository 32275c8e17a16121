package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {
  private static final SettlementPolicy POLICY = SettlementPolicy.standard();
  private static final Instant LATER = NOON.plusSeconds(60);

  /** Each state and each move, and where it leads; a dash is a move that there is not. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          state     | sending   | unanswered | inVain    | notTaken  | completed | failed
          ACCEPTED  | SENT      | -          | -         | -         | -         | -
          SENT      | SENT      | UNKNOWN    | UNKNOWN   | ATTENTION | COMPLETED | FAILED
          UNKNOWN   | SENT      | UNKNOWN    | UNKNOWN   | ATTENTION | COMPLETED | FAILED
          ATTENTION | ATTENTION | ATTENTION  | ATTENTION | ATTENTION | COMPLETED | FAILED
          COMPLETED | -         | -          | -         | -         | -         | -
          FAILED    | -         | -          | -         | -         | -         | -
          """)
  void aMoveLeadsFromAStateToAState(
      SettlementState state,
      String sending,
      String unanswered,
      String inVain,
      String notTaken,
      String completed,
      String failed) {
    Settlement settlement = in(state);

    assertThat(outcome(() -> settlement.sending(LATER, POLICY))).isEqualTo(sending);
    assertThat(outcome(() -> settlement.unanswered(LATER, "why", POLICY))).isEqualTo(unanswered);
    assertThat(outcome(() -> settlement.inVain(LATER, "why", POLICY))).isEqualTo(inVain);
    assertThat(outcome(() -> settlement.notTaken(LATER, "why", POLICY))).isEqualTo(notTaken);
    assertThat(outcome(settlement::completed)).isEqualTo(completed);
    assertThat(outcome(() -> settlement.failed(LATER, "why"))).isEqualTo(failed);
  }

  @Test
  void whatWasJustAcceptedIsReadyAtOnceAndDueSoonShouldItsMessageBeLost() {
    Settlement accepted = Settlement.accepted(NOON, POLICY);

    assertThat(accepted.isReady(NOON)).isTrue();
    assertThat(accepted.mayBeKnown()).isFalse();
    assertThat(accepted.dueAt()).contains(NOON.plus(POLICY.firstLook()));
  }

  @ParameterizedTest
  @EnumSource(
      value = SettlementState.class,
      names = {"ACCEPTED"},
      mode = EnumSource.Mode.EXCLUDE)
  void theBankIsAskedAboutEverythingThatItMayKnow(SettlementState state) {
    assertThat(in(state).mayBeKnown()).isTrue();
  }

  @Test
  void whatIsBeingSentIsNotReadyForAnotherUntilWhoeverSentItMustHaveDied() {
    Settlement sent = in(SettlementState.ACCEPTED).sending(NOON, POLICY);

    assertThat(sent.isReady(NOON.plus(POLICY.patience()).minusMillis(1))).isFalse();
    assertThat(sent.isReady(NOON.plus(POLICY.patience()))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = SettlementState.class,
      names = {"COMPLETED", "FAILED"})
  void whatIsEndedIsNeverReady(SettlementState end) {
    assertThat(in(end).isReady(NOON.plus(Duration.ofDays(1000)))).isFalse();
  }

  @Test
  void anOutageUsesUpNoTries() {
    Settlement settlement = in(SettlementState.SENT);
    for (int count = 0; count < 10 * POLICY.maxTries(); count++) {
      settlement = settlement.unanswered(LATER, "The bank is down.", POLICY).sending(LATER, POLICY);
    }

    assertThat(settlement.tries()).isZero();
    assertThat(settlement.state()).isEqualTo(SettlementState.SENT);
    assertThat(settlement.unanswered(LATER, "The bank is down.", POLICY).dueAt())
        .contains(LATER.plus(POLICY.outageWait()));
  }

  @Test
  void waitsAfterTriesInVainDoubleUpToABound() {
    Settlement settlement = in(SettlementState.SENT);
    SettlementPolicy patient =
        new SettlementPolicy(
            POLICY.firstLook(),
            POLICY.patience(),
            POLICY.outageWait(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            POLICY.attentionWait(),
            100,
            POLICY.longestPending());

    for (long seconds : new long[] {2, 4, 8, 10, 10}) {
      settlement = settlement.inVain(LATER, "why", patient);
      assertThat(settlement.dueAt()).contains(LATER.plusSeconds(seconds));
    }
  }

  @Test
  void afterTheLastTryItGoesOnTheOperatorsListAndIsTriedAtLongIntervals() {
    Settlement settlement = in(SettlementState.SENT);
    for (int count = 1; count < POLICY.maxTries(); count++) {
      settlement = settlement.inVain(LATER, "why", POLICY);
      assertThat(settlement.state()).isEqualTo(SettlementState.UNKNOWN);
    }

    settlement = settlement.inVain(LATER, "why", POLICY);

    assertThat(settlement.state()).isEqualTo(SettlementState.ATTENTION);
    assertThat(settlement.tries()).isEqualTo(POLICY.maxTries());
    assertThat(settlement.dueAt()).contains(LATER.plus(POLICY.attentionWait()));
    assertThat(settlement.sending(LATER, POLICY).unanswered(LATER, "why", POLICY).dueAt())
        .contains(LATER.plus(POLICY.attentionWait()));
  }

  @Test
  void whatWaitsTooLongGoesOnTheOperatorsListWhateverTheReason() {
    Instant longAfter = NOON.plus(POLICY.longestPending());

    assertThat(in(SettlementState.SENT).unanswered(longAfter, "why", POLICY).state())
        .isEqualTo(SettlementState.UNKNOWN);
    assertThat(in(SettlementState.SENT).unanswered(longAfter.plusMillis(1), "why", POLICY).state())
        .isEqualTo(SettlementState.ATTENTION);
  }

  @Test
  void theHistoryHasTheLatestStepsAndOneForTheSameSeveralTimes() {
    Settlement settlement = in(SettlementState.SENT);
    settlement = settlement.unanswered(NOON, "down", POLICY);
    settlement = settlement.unanswered(LATER, "down", POLICY);

    assertThat(settlement.history())
        .containsExactly(new SettlementStep(LATER, SettlementState.UNKNOWN, "down"));

    for (int count = 0; count < 20; count++) {
      settlement = settlement.unanswered(LATER, "why " + count, POLICY);
    }
    settlement = settlement.failed(LATER, "x".repeat(1000));

    assertThat(settlement.history())
        .extracting(SettlementStep::why)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(9, 20)
                .mapToObj(count -> count == 20 ? "x".repeat(120) : "why " + count)
                .toList());
  }

  private static Settlement in(SettlementState state) {
    return new Settlement(
        state, 0, NOON, state.isEnd() ? Optional.empty() : Optional.of(NOON), List.of(), false);
  }

  /** One move. */
  @FunctionalInterface
  private interface Move {
    Settlement make();
  }

  private static String outcome(Move move) {
    try {
      return move.make().state().name();
    } catch (IllegalStateException e) {
      return "-";
    }
  }

  @Test
  void aMoveThatThereIsNotSaysSo() {
    assertThatThrownBy(() -> in(SettlementState.FAILED).completed())
        .hasMessage("What is FAILED does not become COMPLETED.");
  }
}
