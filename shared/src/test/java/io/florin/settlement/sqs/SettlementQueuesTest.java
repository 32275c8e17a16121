package io.florin.settlement.sqs;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.retry;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.retry.UnavailableException;
import io.florin.settlement.DeadLetter;
import io.florin.settlement.QueueDepth;
import io.florin.settlement.QueueMessage;
import io.florin.testing.FakeSqs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class SettlementQueuesTest {
  private static final String QUEUE = "http://sqs/settlement.fifo";
  private static final String DEAD = "http://sqs/settlement-dead-letters.fifo";
  private static final String RELAY_DEAD = "http://sqs/relay-dead-letters";

  private final FakeSqs sqs = new FakeSqs();
  private final SqsSettlementQueue queue = new SqsSettlementQueue(sqs, QUEUE, retry(3));
  private final SqsDeadLetters deadLetters = new SqsDeadLetters(sqs, DEAD, retry(3));

  @Test
  void whatIsDueIsOneMessageInTheGroupOfItsTransfer() {
    PendingTransfer due = due();

    queue.send(List.of(due), soon());

    assertThat(sqs.messages(QUEUE)).hasSize(1);
    Message message = sqs.messages(QUEUE).getFirst();
    assertThat(message.body())
        .isEqualTo(
            "{\"message\":\"settlement-due\",\"schemaVersion\":1,\"transferId\":\""
                + due.id()
                + "\",\"traceId\":null}");
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, due.id().value())
        .containsEntry(
            MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "due-" + due.id() + "-7");
  }

  @Test
  void theSameVersionOfATransferIsSentOnce() {
    PendingTransfer due = due();

    queue.send(List.of(due), soon());
    queue.send(List.of(due), soon());

    assertThat(sqs.messages(QUEUE)).hasSize(1);
  }

  @Test
  void whatTheQueueDidNotTakeIsSentAgainAndNothingElseIs() {
    List<PendingTransfer> due = IntStream.range(0, 10).mapToObj(count -> due()).toList();
    sqs.failCalls(1);
    sqs.refuseMessages(4);

    queue.send(due, soon());

    assertThat(sqs.messages(QUEUE))
        .extracting(
            message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .containsExactlyInAnyOrderElementsOf(
            due.stream().map(transfer -> transfer.id().value()).toList());
  }

  @Test
  void aQueueThatTakesNothingIsUnavailable() {
    sqs.failCalls(3);
    assertThatThrownBy(() -> queue.send(List.of(due()), soon()))
        .isInstanceOf(UnavailableException.class);

    sqs.refuseMessages(3);
    assertThatThrownBy(() -> queue.send(List.of(due()), soon()))
        .isInstanceOf(UnavailableException.class);

    sqs.failCalls(3);
    assertThatThrownBy(() -> deadLetters.receive(soon())).isInstanceOf(UnavailableException.class);
  }

  @Test
  void aDeadLetterIsKeptWholeAndBroughtBackWhole() {
    QueueMessage unreadable =
        new QueueMessage(
            "id", Optional.of("trf_1"), "{not JSON", Map.of("fact", "transfer-accepted"));

    deadLetters.add(unreadable, soon());
    List<DeadLetter> letters = deadLetters.receive(soon());

    assertThat(letters).hasSize(1);
    QueueMessage letter = letters.getFirst().message();
    assertThat(letter).usingRecursiveComparison().ignoringFields("id").isEqualTo(unreadable);

    queue.redeliver(letter, soon());
    Message back = sqs.messages(QUEUE).getFirst();
    assertThat(back.body()).isEqualTo(unreadable.body());
    assertThat(back.attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "trf_1")
        .containsEntry(
            MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "redrive-" + letter.id());
    assertThat(back.messageAttributes()).isEqualTo(Attributes.of(unreadable.attributes()));
  }

  @Test
  void aLetterIsDeletedByItsReceipt() {
    deadLetters.add(new QueueMessage("id", Optional.of("g"), "body", Map.of()), soon());
    DeadLetter letter = deadLetters.receive(soon()).getFirst();

    assertThat(depths().getFirst().deadLetters()).isEqualTo(1);
    deadLetters.delete(letter, soon());
    assertThat(depths().getFirst().deadLetters()).isZero();
  }

  @Test
  void depthsCountWhatIsBeingWorkedOn() {
    queue.send(List.of(due(), due(), due()), soon());
    sqs.receiveMessage(request -> request.queueUrl(QUEUE).maxNumberOfMessages(1));
    new SqsDeadLetters(sqs, RELAY_DEAD, retry(1))
        .add(new QueueMessage("id", Optional.empty(), "image", Map.of()), soon());

    assertThat(depths())
        .containsExactly(new QueueDepth("settlement", 3, 0), new QueueDepth("relay", 0, 1));
  }

  private List<QueueDepth> depths() {
    return new SqsQueueDepths(sqs, new SqsQueueDepths.Urls(QUEUE, DEAD, RELAY_DEAD), retry(1))
        .depths(soon());
  }

  private static PendingTransfer due() {
    return new PendingTransfer(
        new TransferId(command(customer()).id()), 7, TransferKind.DEPOSIT, NOON, NOON, false);
  }
}
