package io.florin.settlement;

import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.settlement.SettlementScene.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.bank.Direction;
import io.florin.bank.Payment;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.EntryKind;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.SettlementState;
import io.florin.ledger.SettlementStep;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferStatus;
import io.florin.ledger.UnreadableRecord;
import io.florin.ledger.WalletStatus;
import io.florin.retry.Deadline;
import io.florin.testing.Intercepted;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettlingTest {
  private static final BankAnswer DONE = new BankAnswer.Done();
  private static final BankAnswer REJECTED = new BankAnswer.Rejected("The account is closed.");
  private static final BankAnswer NOT_KNOWN = new BankAnswer.NotKnown();
  private static final BankAnswer UNKNOWN = new BankAnswer.Unknown("No answer.");
  private static final BankAnswer UNAVAILABLE = new BankAnswer.Unavailable("Down.");

  private final SettlementScene scene = new SettlementScene();
  private final ScriptedBank bank = new ScriptedBank();

  /** What the bank answers in turn, what it is asked, and what becomes of the transfer. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          before   | answers                          | calls         | state     | tries
          ACCEPTED | DONE                             | pay           | COMPLETED | 0
          ACCEPTED | REJECTED                         | pay           | FAILED    | 0
          ACCEPTED | UNAVAILABLE                      | pay           | UNKNOWN   | 0
          ACCEPTED | NEEDS_ATTENTION                  | pay           | ATTENTION | 1
          ACCEPTED | UNKNOWN DONE                     | pay find      | COMPLETED | 0
          ACCEPTED | UNKNOWN REJECTED                 | pay find      | FAILED    | 0
          ACCEPTED | UNKNOWN NOT_KNOWN DONE           | pay find pay  | COMPLETED | 0
          ACCEPTED | UNKNOWN NOT_KNOWN REJECTED       | pay find pay  | FAILED    | 0
          ACCEPTED | UNKNOWN NOT_KNOWN UNAVAILABLE    | pay find pay  | UNKNOWN   | 0
          ACCEPTED | UNKNOWN NOT_KNOWN NEEDS_ATTENTION| pay find pay  | ATTENTION | 1
          ACCEPTED | UNKNOWN NOT_KNOWN UNKNOWN DONE   | pay find pay find | COMPLETED | 0
          ACCEPTED | UNKNOWN NOT_KNOWN UNKNOWN UNKNOWN | pay find pay find | UNKNOWN | 0
          ACCEPTED | UNKNOWN NOT_KNOWN UNKNOWN NOT_KNOWN | pay find pay find | UNKNOWN | 1
          ACCEPTED | UNKNOWN UNKNOWN                  | pay find      | UNKNOWN   | 0
          ACCEPTED | UNKNOWN UNAVAILABLE              | pay find      | UNKNOWN   | 0
          ACCEPTED | UNKNOWN NEEDS_ATTENTION          | pay find      | ATTENTION | 1
          SENT     | DONE                             | find          | COMPLETED | 0
          SENT     | REJECTED                         | find          | FAILED    | 0
          SENT     | UNKNOWN                          | find          | UNKNOWN   | 0
          SENT     | UNAVAILABLE                      | find          | UNKNOWN   | 0
          SENT     | NEEDS_ATTENTION                  | find          | ATTENTION | 1
          SENT     | NOT_KNOWN DONE                   | find pay      | COMPLETED | 0
          SENT     | NOT_KNOWN REJECTED               | find pay      | FAILED    | 0
          SENT     | NOT_KNOWN UNAVAILABLE            | find pay      | UNKNOWN   | 0
          SENT     | NOT_KNOWN NEEDS_ATTENTION        | find pay      | ATTENTION | 1
          SENT     | NOT_KNOWN UNKNOWN DONE           | find pay find | COMPLETED | 0
          SENT     | NOT_KNOWN UNKNOWN REJECTED       | find pay find | FAILED    | 0
          SENT     | NOT_KNOWN UNKNOWN NOT_KNOWN DONE | find pay find pay | COMPLETED | 0
          SENT     | NOT_KNOWN UNKNOWN NOT_KNOWN UNKNOWN NOT_KNOWN | find pay find pay find | UNKNOWN | 1
          SENT     | NOT_KNOWN UNKNOWN UNKNOWN        | find pay find | UNKNOWN   | 0
          SENT     | NOT_KNOWN UNKNOWN UNAVAILABLE    | find pay find | UNKNOWN   | 0
          SENT     | NOT_KNOWN UNKNOWN NEEDS_ATTENTION| find pay find | ATTENTION | 1
          UNKNOWN  | DONE                             | find          | COMPLETED | 0
          UNKNOWN  | REJECTED                         | find          | FAILED    | 0
          UNKNOWN  | UNKNOWN                          | find          | UNKNOWN   | 0
          UNKNOWN  | NOT_KNOWN UNKNOWN NOT_KNOWN UNKNOWN NOT_KNOWN | find pay find pay find | UNKNOWN | 1
          ATTENTION| DONE                             | find          | COMPLETED | 1
          ATTENTION| REJECTED                         | find          | FAILED    | 1
          ATTENTION| UNAVAILABLE                      | find          | ATTENTION | 1
          ATTENTION| NOT_KNOWN DONE                   | find pay      | COMPLETED | 1
          ATTENTION| NOT_KNOWN UNKNOWN NOT_KNOWN UNKNOWN NOT_KNOWN | find pay find pay find | ATTENTION | 2
          """)
  void anAnswerLeadsWhereItSays(
      SettlementState before, String answers, String calls, SettlementState state, int tries) {
    for (TransferKind kind : List.of(TransferKind.DEPOSIT, TransferKind.WITHDRAWAL)) {
      TransferId id = in(before, kind);
      long postedBefore = scene.newest().posted().minorUnits();
      bank.calls.clear();
      bank.answers(
          Arrays.stream(answers.split(" ", -1))
              .map(SettlingTest::answer)
              .toArray(BankAnswer[]::new));

      Attempt attempt = scene.attempt(bank, id);

      assertThat(String.join(" ", bank.calls)).isEqualTo(calls);
      assertThat(scene.settlement(id).state()).isEqualTo(state);
      assertThat(scene.settlement(id).tries()).isEqualTo(tries);
      assertThat(attempt.transfer()).isEqualTo(scene.transfer(id));
      assertThat(attempt)
          .isInstanceOf(
              switch (state) {
                case COMPLETED -> Attempt.Completed.class;
                case FAILED -> Attempt.Failed.class;
                default -> Attempt.Postponed.class;
              });
      long moved = scene.newest().posted().minorUnits() - postedBefore;
      assertThat(moved)
          .isEqualTo(
              state != SettlementState.COMPLETED ? 0 : kind == TransferKind.DEPOSIT ? 3000 : -3000);
      // What was held stays held for as long as nobody knows what the bank did.
      boolean stillHeld = kind == TransferKind.WITHDRAWAL && !state.isEnd();
      assertThat(scene.newest().held()).isEqualTo(eur(stillHeld ? 30_00 : 0));
    }
  }

  private static BankAnswer answer(String name) {
    return switch (name) {
      case "DONE" -> DONE;
      case "REJECTED" -> REJECTED;
      case "NOT_KNOWN" -> NOT_KNOWN;
      case "UNKNOWN" -> UNKNOWN;
      case "UNAVAILABLE" -> UNAVAILABLE;
      case "NEEDS_ATTENTION" -> new BankAnswer.NeedsAttention("What?");
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A transfer in a state, and due. */
  private TransferId in(SettlementState state, TransferKind kind) {
    TransferId id = scene.accepted(kind);
    switch (state) {
      case ACCEPTED -> {}
      case SENT -> {
        // Whoever sent it dies while the bank is asked.
        bank.answersAfter(
            () -> {
              throw new Died();
            },
            DONE);
        try {
          scene.attempt(bank, id);
        } catch (Died e) {
          assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.SENT);
        }
      }
      case UNKNOWN -> {
        bank.answers(UNAVAILABLE);
        scene.attempt(bank, id);
      }
      case ATTENTION -> {
        bank.answers(new BankAnswer.NeedsAttention("What?"));
        scene.attempt(bank, id);
      }
      case COMPLETED, FAILED -> throw new IllegalArgumentException(state.name());
    }
    if (state != SettlementState.ACCEPTED) {
      scene.waitUntilDue(id);
    }
    assertThat(scene.settlement(id).state()).isEqualTo(state);
    return id;
  }

  private static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void theBankIsToldTheTransfersIdAsReferenceAndTheRequest() {
    TransferId deposit = scene.accepted(TransferKind.DEPOSIT);
    TransferId withdrawal = scene.accepted(TransferKind.WITHDRAWAL);
    bank.answers(DONE, DONE);

    scene.attempt(bank, deposit);
    scene.attempt(bank, withdrawal);

    assertThat(bank.payments)
        .containsExactly(
            payment(deposit, Direction.COLLECT), payment(withdrawal, Direction.PAY_OUT));
  }

  private static Payment payment(TransferId id, Direction direction) {
    return new Payment(
        id.value(),
        direction,
        LedgerFixture.BANK_ACCOUNT,
        eur(30_00),
        SettlementScene.TRACE.value());
  }

  @Test
  void whatIsEndedOrNotDueIsLeftAlone() {
    TransferId completed = scene.accepted(TransferKind.DEPOSIT);
    TransferId waiting = scene.accepted(TransferKind.DEPOSIT);
    bank.answers(DONE, UNAVAILABLE);
    scene.attempt(bank, completed);
    scene.attempt(bank, waiting);
    long version = scene.transfer(waiting).version();

    assertThat(scene.attempt(bank, completed)).isInstanceOf(Attempt.NothingToDo.class);
    assertThat(scene.attempt(bank, waiting)).isInstanceOf(Attempt.NothingToDo.class);
    assertThat(scene.transfer(waiting).version()).isEqualTo(version);
  }

  @Test
  void whatIsNotForTheBankIsNotFound() {
    assertThat(
            scene
                .settling(bank)
                .find(
                    new TransferId(LedgerFixture.command(scene.customer.id()).id()),
                    scene.deadline()))
        .isInstanceOf(Found.Unknown.class);

    IdempotencyKey key = new IdempotencyKey("too-much");
    scene.accept(scene.customer, TransferKind.WITHDRAWAL, 100_01, key);
    TransferId refused =
        new TransferId(LedgerFixture.command(scene.customer.id(), "too-much").id());
    assertThat(scene.transfer(refused).status()).isEqualTo(TransferStatus.REFUSED);
    assertThat(scene.settling(bank).find(refused, scene.deadline()))
        .isInstanceOf(Found.Unknown.class);
  }

  @Test
  void whatCantBeReadIsToldFromWhatIsNotThere() {
    TransferId id = scene.accepted(TransferKind.DEPOSIT);

    assertThat(
            scene
                .settling(bank, UnreadableRecord.in(scene.store, id.command()))
                .find(id, scene.deadline()))
        .isInstanceOf(Found.Unreadable.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferKind.class,
      names = {"DEPOSIT", "WITHDRAWAL"})
  void twoAttemptsAtOnceAskTheBankOnce(TransferKind kind) {
    TransferId id = scene.accepted(kind);
    CommandRecord asBoth = scene.record(id);
    bank.answersAfter(
        () -> {
          // Both had read the record before the first of them asked the bank.
          assertThat(scene.settling(bank).attempt(asBoth, scene.deadline()))
              .isInstanceOf(Attempt.NothingToDo.class);
          assertThat(scene.attempt(bank, id)).isInstanceOf(Attempt.NothingToDo.class);
        },
        DONE);

    Attempt first = scene.settling(bank).attempt(asBoth, scene.deadline());

    assertThat(first).isInstanceOf(Attempt.Completed.class);
    assertThat(bank.calls).containsExactly("pay");
  }

  @Test
  void anAnswerThatComesAfterAnotherAttemptHasEndedItChangesNothing() {
    for (BankAnswer late : List.of(DONE, UNKNOWN)) {
      TransferId id = scene.accepted(TransferKind.DEPOSIT);
      long before = scene.newest().posted().minorUnits();
      bank.answersAfter(
          () -> {
            scene.waitUntilDue(id);
            bank.answers(DONE);
            scene.attempt(bank, id);
          },
          late);
      Attempt slow = scene.attempt(bank, id);

      assertThat(slow).isInstanceOf(Attempt.NothingToDo.class);
      assertThat(scene.transfer(id).status()).isEqualTo(TransferStatus.COMPLETED);
      assertThat(scene.newest().posted()).isEqualTo(eur(before + 30_00));
      assertThat(scene.newest().incoming()).isEqualTo(eur(0));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = WalletStatus.class,
      names = {"FROZEN", "CLOSING", "CLOSED"})
  void theBanksTruthIsPostedWhateverTheWalletHasBecome(WalletStatus status) {
    TransferId deposit = scene.accepted(TransferKind.DEPOSIT);
    TransferId withdrawal = scene.accepted(TransferKind.WITHDRAWAL);
    TransferId rejected = scene.accepted(TransferKind.WITHDRAWAL);
    LedgerFixture.changeStatus(scene.store, scene.walletId, status);
    bank.answers(DONE, DONE, REJECTED);

    scene.attempt(bank, deposit);
    scene.attempt(bank, withdrawal);
    scene.attempt(bank, rejected);

    assertThat(scene.newest().status()).isEqualTo(status);
    assertThat(scene.newest().posted()).isEqualTo(eur(100_00));
    assertThat(scene.newest().held()).isEqualTo(eur(0));
    assertThat(scene.newest().kind()).isEqualTo(EntryKind.FAILED);
  }

  @Test
  void anOutageUsesUpNobodysTries() {
    TransferId id = scene.accepted(TransferKind.WITHDRAWAL);
    bank.answers(UNAVAILABLE);
    scene.attempt(bank, id);
    for (int count = 0; count < 20; count++) {
      scene.waitUntilDue(id);
      bank.answers(UNAVAILABLE);
      scene.attempt(bank, id);
    }

    assertThat(scene.settlement(id).tries()).isZero();
    assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.UNKNOWN);

    scene.waitUntilDue(id);
    bank.answers(NOT_KNOWN, DONE);
    assertThat(scene.attempt(bank, id)).isInstanceOf(Attempt.Completed.class);
  }

  @Test
  void afterTooManyTriesOperatorsAreAskedAndItStillEnds() {
    TransferId id = scene.accepted(TransferKind.WITHDRAWAL);
    bank.answers(UNKNOWN, NOT_KNOWN, UNKNOWN, NOT_KNOWN);
    scene.attempt(bank, id);
    for (int tries = 1; tries < POLICY.maxTries(); tries++) {
      assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.UNKNOWN);
      scene.waitUntilDue(id);
      bank.answers(NOT_KNOWN, UNKNOWN, NOT_KNOWN, UNKNOWN, NOT_KNOWN);
      scene.attempt(bank, id);
    }

    assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.ATTENTION);
    assertThat(scene.newest().held()).isEqualTo(eur(30_00));

    scene.waitUntilDue(id);
    bank.answers(REJECTED);
    assertThat(scene.attempt(bank, id)).isInstanceOf(Attempt.Failed.class);
    assertThat(scene.newest().held()).isEqualTo(eur(0));
    assertThat(scene.settlement(id).history())
        .extracting(SettlementStep::state)
        .containsExactly(
            SettlementState.UNKNOWN, SettlementState.ATTENTION, SettlementState.FAILED);
  }

  @Test
  void theBankIsNotAskedWithoutTheTimeToWaitForItsAnswer() {
    TransferId id = scene.accepted(TransferKind.DEPOSIT);
    Settling settling = scene.settling(bank);

    Attempt attempt =
        settling.attempt(scene.record(id), Deadline.in(SettlementScene.LONGEST_CALL, scene.clock));

    assertThat(attempt).isInstanceOf(Attempt.Postponed.class);
    assertThat(bank.calls).isEmpty();
    assertThat(scene.settlement(id).tries()).isZero();
  }

  @Test
  void anAttemptDoesNotAskForLongerThanOthersLeaveItAlone() {
    TransferId id = scene.accepted(TransferKind.DEPOSIT);
    bank.answersAfter(() -> scene.wait(POLICY.patience().minus(Duration.ofSeconds(5))), UNKNOWN);

    assertThat(scene.attempt(bank, id)).isInstanceOf(Attempt.Postponed.class);
    assertThat(bank.calls).containsExactly("pay");
  }

  @Test
  void aPaymentIsSentASecondTimeOnlyWithTheTimeToWaitForItsAnswer() {
    TransferId id = scene.accepted(TransferKind.DEPOSIT);
    bank.answers(UNKNOWN);
    bank.answersAfter(() -> scene.wait(POLICY.patience().minus(Duration.ofSeconds(5))), NOT_KNOWN);

    assertThat(scene.attempt(bank, id)).isInstanceOf(Attempt.Postponed.class);
    assertThat(bank.calls).containsExactly("pay", "find");
    assertThat(scene.settlement(id).tries()).isEqualTo(1);
  }

  @Test
  void aLeaseIsLongEnoughToAskAndThenToPay() {
    Duration tooLong = POLICY.patience().dividedBy(2);

    assertThatThrownBy(() -> scene.settling(bank, scene.store, tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatComesInBetweenOnceTheIntentIsOnRecordLeavesItDueByItself() {
    TransferId id = scene.accepted(TransferKind.WITHDRAWAL);
    IllegalStateException fault = new IllegalStateException("A bug.");
    bank.answersAfter(
        () -> {
          throw fault;
        },
        DONE);

    assertThat(scene.attempt(bank, id))
        .isEqualTo(new Attempt.Interrupted(scene.transfer(id), fault));
    assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.SENT);
    assertThat(scene.newest().held()).isEqualTo(eur(30_00));
  }

  @Test
  void anAttemptThatNeverEndsBringsItOnTheOperatorsList() {
    TransferId id = scene.accepted(TransferKind.WITHDRAWAL);
    Bank broken =
        Intercepted.calls(
            Bank.class,
            bank,
            call -> {
              throw new IllegalStateException("A bug.");
            });
    scene.attempt(broken, id);
    scene.wait(POLICY.longestPending().plusSeconds(1));

    scene.attempt(broken, id);

    assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.ATTENTION);
    scene.waitUntilDue(id);
    bank.answers(DONE);
    assertThat(scene.attempt(bank, id)).isInstanceOf(Attempt.Completed.class);
  }

  @Test
  void whatCantBeMadeAPaymentGoesOnTheOperatorsListAtOnce() {
    TransferId id = scene.accepted(TransferKind.WITHDRAWAL);
    CommandRecord record = scene.record(id);
    Settling settling = scene.settling(bank);

    Attempt attempt =
        settling.attempt(
            new CommandRecord(
                record.id(),
                record.fingerprint(),
                record.traceId(),
                withoutBankAccount((Transfer) record.outcome()),
                record.expiresAt()),
            scene.deadline());

    assertThat(attempt).isInstanceOf(Attempt.Postponed.class);
    assertThat(bank.calls).isEmpty();
    assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.ATTENTION);
    assertThat(scene.settlement(id).raised()).isTrue();
  }

  private static Transfer withoutBankAccount(Transfer transfer) {
    return new Transfer(
        transfer.id(),
        transfer.version(),
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
        Optional.empty(),
        transfer.refusal(),
        transfer.settlement(),
        transfer.createdAt(),
        transfer.completedAt());
  }

  @Test
  void aMessageOfAJanitorWhoseClockIsAheadIsNotDropped() {
    TransferId id = scene.accepted(TransferKind.DEPOSIT);
    bank.answers(UNAVAILABLE, DONE);
    scene.attempt(bank, id);
    scene.wait(POLICY.outageWait().minusSeconds(4));

    assertThat(scene.attempt(bank, id)).isInstanceOf(Attempt.Completed.class);
  }
}
