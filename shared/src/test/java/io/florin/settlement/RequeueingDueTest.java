package io.florin.settlement;

import static io.florin.settlement.SettlementScene.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.bank.BankAnswer;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.SettlementState;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequeueingDueTest {
  private final SettlementScene scene = new SettlementScene();
  private final ScriptedBank bank = new ScriptedBank();
  private final List<PendingTransfer> sent = new ArrayList<>();
  private final RequeueingDue requeueing =
      new RequeueingDue(scene.store, (due, deadline) -> sent.addAll(due), scene.clock);

  @Test
  void nothingWaitsInTheBeginning() {
    Backlog backlog = requeueing.look(scene.deadline());

    assertThat(backlog.byKind())
        .containsExactly(
            new Backlog.OfKind(TransferKind.DEPOSIT, 0, Optional.empty()),
            new Backlog.OfKind(TransferKind.WITHDRAWAL, 0, Optional.empty()));
    assertThat(backlog.oldest()).isEmpty();
    assertThat(requeueing.requeue(backlog, scene.deadline())).isZero();
  }

  @Test
  void whatIsDueIsSentTheLongestDueFirstAndNothingElse() {
    TransferId first = scene.accepted(TransferKind.DEPOSIT);
    scene.wait(Duration.ofSeconds(1));
    TransferId second = scene.accepted(TransferKind.WITHDRAWAL);
    scene.wait(POLICY.firstLook());
    scene.accepted(TransferKind.DEPOSIT);

    assertThat(requeue()).isEqualTo(2);
    assertThat(sent).extracting(PendingTransfer::id).containsExactly(first, second);
  }

  @Test
  void whatIsEndedIsNotSentAgain() {
    TransferId id = scene.accepted(TransferKind.DEPOSIT);
    bank.answers(new BankAnswer.Done());
    scene.attempt(bank, id);
    scene.wait(Duration.ofDays(2));

    assertThat(requeue()).isZero();
  }

  @Test
  void whatIsOnTheOperatorsListIsStillSentWhenItIsDue() {
    TransferId id = scene.accepted(TransferKind.WITHDRAWAL);
    bank.answers(new BankAnswer.NeedsAttention("What?"));
    scene.attempt(bank, id);

    Backlog backlog = requeueing.look(scene.deadline());
    assertThat(backlog.needingAttention()).extracting(PendingTransfer::id).containsExactly(id);
    assertThat(requeueing.requeue(backlog, scene.deadline())).isZero();

    scene.wait(POLICY.attentionWait());
    assertThat(requeue()).isEqualTo(1);
    assertThat(scene.settlement(id).state()).isEqualTo(SettlementState.ATTENTION);
  }

  @Test
  void whatWaitsIsToldByKindWithTheAgeOfTheOldest() {
    scene.accepted(TransferKind.DEPOSIT);
    scene.wait(Duration.ofSeconds(7));
    scene.accepted(TransferKind.DEPOSIT);
    scene.accepted(TransferKind.WITHDRAWAL);
    scene.wait(Duration.ofSeconds(5));

    Backlog backlog = requeueing.look(scene.deadline());

    assertThat(backlog.byKind())
        .containsExactly(
            new Backlog.OfKind(TransferKind.DEPOSIT, 2, Optional.of(Duration.ofSeconds(12))),
            new Backlog.OfKind(TransferKind.WITHDRAWAL, 1, Optional.of(Duration.ofSeconds(5))));
    assertThat(backlog.oldest()).contains(Duration.ofSeconds(12));
  }

  @Test
  void oneRunIsBoundedByCountAndByTheDeadline() {
    scene.accepted(TransferKind.DEPOSIT);
    scene.wait(POLICY.firstLook());
    PendingTransfer due = requeueing.look(scene.deadline()).pending().getFirst();
    Backlog many =
        new Backlog(
            scene.clock.instant(), IntStream.range(0, 2_345).mapToObj(count -> due).toList());

    assertThat(requeueing.requeue(many, scene.deadline())).isEqualTo(RequeueingDue.MAX_A_RUN);
    assertThat(sent).hasSize(RequeueingDue.MAX_A_RUN);

    RequeueingDue slow =
        new RequeueingDue(
            scene.store, (some, deadline) -> scene.wait(Duration.ofSeconds(3)), scene.clock);
    assertThat(slow.requeue(many, Deadline.in(Duration.ofSeconds(9), scene.clock))).isEqualTo(20);
  }

  private int requeue() {
    return requeueing.requeue(requeueing.look(scene.deadline()), scene.deadline());
  }
}
