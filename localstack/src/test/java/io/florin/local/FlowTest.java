package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.Setting;
import io.florin.local.source.Deliveries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Streams, the topic and queues, driven step by step. */
class FlowTest {
  private static final String STREAM = "flow-stream";
  private static final String QUEUE = "flow-queue";
  private static final String KEY = "/dynamodb/Keys/sk/S";
  private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:events.fifo";
  private static final String QUEUES = "https://sqs.eu-central-1.amazonaws.com/000000000000/";

  private final List<String> notices = new CopyOnWriteArrayList<>();
  private @Nullable EmbeddedStack started;
  @TempDir private Path folder;

  @BeforeEach
  void forget() {
    Recipient.forgetAll();
  }

  @AfterEach
  void stop() {
    if (started != null) {
      started.close();
    }
  }

  private void start(StackOptions options) {
    started =
        EmbeddedStack.start(
            options.holdingStill().visibility(Duration.ofSeconds(1)).noticing(notices::add));
  }

  @Test
  void aFunctionGetsTheRecordsThatItsFiltersWant() {
    start(FlowTemplates.options(folder));
    put("WALLET#a", "1", Map.of());
    put("OTHER#a", "2", Map.of());
    put("COMMAND#a", "3", Map.of("settlement", AttributeValue.fromS("SENT")));
    put("WALLET#a", "1", Map.of("x", AttributeValue.fromN("1"))); // MODIFY

    assertThat(stack().pump()).isTrue();
    assertThat(stack().pump()).isFalse();

    assertThat(Recipient.batches(STREAM, KEY)).containsExactly(List.of("1", "3"));
    JsonNode record = Recipient.events(STREAM).getFirst().at("/Records/1");
    assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(record.path("awsRegion").asText()).isEqualTo("eu-central-1");
    assertThat(record.path("eventSourceARN").asText())
        .startsWith("arn:aws:dynamodb:eu-central-1:000000000000:table/tiny-ledger/stream/");
    JsonNode change = record.path("dynamodb");
    assertThat(change.at("/NewImage/settlement/S").asText()).isEqualTo("SENT");
    assertThat(change.path("StreamViewType").asText()).isEqualTo("NEW_IMAGE");
    assertThat(change.path("SizeBytes").asLong()).isPositive();
    assertThat(Instant.ofEpochSecond(change.path("ApproximateCreationDateTime").asLong()))
        .isBetween(Instant.now().minusSeconds(90), Instant.now().plusSeconds(1));
  }

  @Test
  void recordsComeInBatchesOfTheSizeThatTheSourceSays() {
    start(FlowTemplates.options(folder));
    putNumbers(7);

    pumpAll();

    assertThat(Recipient.batches(STREAM, KEY))
        .containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"), List.of("7"));
  }

  @Test
  void aStreamGoesOnFromTheFirstRecordThatFailed() {
    start(FlowTemplates.options(folder));
    putNumbers(4);
    failingOnce(STREAM, KEY, "/dynamodb/SequenceNumber", "2", "3");

    pumpAll();

    assertThat(Recipient.batches(STREAM, KEY))
        .containsExactly(List.of("1", "2", "3"), List.of("2", "3", "4"));
  }

  @Test
  void aBatchComesAgainUntilItsFunctionSucceeds() {
    start(FlowTemplates.options(folder));
    putNumbers(1);
    for (Recipient.Behaviour failing :
        List.<Recipient.Behaviour>of(
            (event, platform) -> {
              throw new StackOverflowError("a crash");
            },
            (event, platform) -> "nonsense",
            (event, platform) -> Recipient.failures(List.of("")),
            (event, platform) -> Recipient.failures(List.of("12345")))) {
      Recipient.will(STREAM, failing);
      assertThat(stack().pump()).isTrue();
    }
    Recipient.will(STREAM, Recipient.Behaviour.SILENT);

    pumpAll();

    assertThat(Recipient.batches(STREAM, KEY)).hasSize(5).containsOnly(List.of("1"));
    assertThat(notices).anyMatch(notice -> notice.contains("StackOverflowError: a crash"));
  }

  @Test
  void aPositionOutlivesTheStack(@TempDir Path data) {
    start(FlowTemplates.options(folder).keepingDataIn(data));
    putNumbers(4);
    failingOnce(STREAM, KEY, "/dynamodb/SequenceNumber", "2");
    stack().pump();
    stack().close();
    Recipient.forgetAll();

    start(StackOptions.of(folder).withParameter("BankUrl", "none").keepingDataIn(data));
    pumpAll();

    assertThat(Recipient.batches(STREAM, KEY)).containsExactly(List.of("2", "3", "4"));
  }

  @Test
  void whatWasPublishedReachesTheQueueThatWantsIt() {
    start(FlowTemplates.options(folder));

    publish("wanted", "g", "1");
    publish("other", "g", "2");
    pumpAll();

    JsonNode message = Recipient.events(QUEUE).getFirst().at("/Records/0");
    assertThat(Recipient.batches(QUEUE, "/body")).containsExactly(List.of("body 1"));
    assertThat(message.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(message.path("eventSourceARN").asText())
        .isEqualTo("arn:aws:sqs:eu-central-1:000000000000:work.fifo");
    assertThat(message.path("awsRegion").asText()).isEqualTo("eu-central-1");
    assertThat(message.at("/attributes/MessageGroupId").asText()).isEqualTo("g");
    assertThat(message.at("/attributes/MessageDeduplicationId").asText()).isEqualTo("1");
    assertThat(message.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(message.path("attributes").has("SequenceNumber")).isTrue();
    assertThat(message.path("attributes").has("SentTimestamp")).isTrue();
    assertThat(message.at("/messageAttributes/fact/stringValue").asText()).isEqualTo("wanted");
    assertThat(message.at("/messageAttributes/fact/dataType").asText()).isEqualTo("String");
    assertThat(message.path("md5OfBody").asText()).hasSize(32);
  }

  @Test
  void anEntryThatAwsRefusesFailsAlone() {
    start(FlowTemplates.options(folder));
    PublishBatchResponse response =
        stack()
            .platformOf(STREAM)
            .sns()
            .publishBatch(
                request ->
                    request
                        .topicArn(TOPIC)
                        .publishBatchRequestEntries(
                            entry("good", "body", "g"),
                            entry("empty", "", "g"),
                            entry("groupless", "body", "")));

    assertThat(response.successful()).extracting(entry -> entry.id()).containsExactly("good");
    assertThat(response.failed())
        .extracting(entry -> entry.id() + " " + entry.code() + " " + entry.senderFault())
        .containsExactly("empty InvalidParameter true", "groupless InvalidParameter true");
    pumpAll();
    assertThat(Recipient.batches(QUEUE, "/body")).containsExactly(List.of("body"));
  }

  @Test
  void aBatchThatAwsRefusesFailsWhole() {
    start(FlowTemplates.options(folder));
    List<PublishBatchRequestEntry> eleven =
        IntStream.range(0, 11).mapToObj(number -> entry("e" + number, "body", "g")).toList();

    assertThatThrownBy(
            () ->
                stack()
                    .platformOf(STREAM)
                    .sns()
                    .publishBatch(
                        request -> request.topicArn(TOPIC).publishBatchRequestEntries(eleven)))
        .isInstanceOf(SnsException.class)
        .hasMessageContaining("more entries than 10");
    assertThat(stack().pump()).isFalse();
  }

  @Test
  void whatIsNotDoneComesAgainAndThenGoesToTheDeadLetters() {
    start(FlowTemplates.options(folder));
    send("g", "1");
    send("h", "2");
    Recipient.will(
        QUEUE,
        (event, platform) -> {
          List<String> failed = new ArrayList<>();
          for (JsonNode record : event.path("Records")) {
            if (record.path("body").asText().equals("body 1")) {
              failed.add(record.path("messageId").asText());
            }
          }
          return Recipient.failures(failed);
        });

    Awaitility.await()
        .until(
            () -> {
              stack().pump();
              return !receive("dead.fifo").isEmpty();
            });

    assertThat(Recipient.batches(QUEUE, "/body"))
        .containsExactly(List.of("body 1", "body 2"), List.of("body 1"));
  }

  @Test
  void theOrderWithinAGroupHoldsWhenOneFails() {
    start(FlowTemplates.options(folder));
    send("g", "1");
    send("g", "2");
    send("h", "3");
    Recipient.will(
        QUEUE,
        (event, platform) -> {
          Recipient.will(QUEUE, Recipient.Behaviour.SILENT);
          throw new IllegalStateException("as wished");
        });

    Awaitility.await()
        .until(
            () -> {
              stack().pump();
              return Recipient.events(QUEUE).size() > 1;
            });

    assertThat(Recipient.batches(QUEUE, "/body").getLast())
        .containsSubsequence("body 1", "body 2")
        .contains("body 3");
  }

  @Test
  void aTestAltersWhatIsDelivered() {
    start(
        FlowTemplates.options(folder)
            .altering(
                new Deliveries() {
                  @Override
                  public List<Record> ofStream(List<Record> records) {
                    return records.reversed();
                  }

                  @Override
                  public List<Message> ofQueue(String queue, List<Message> messages) {
                    assertThat(queue).isEqualTo("work.fifo");
                    List<Message> twice = new ArrayList<>(messages);
                    twice.addAll(messages);
                    return twice;
                  }
                }));
    putNumbers(3);
    send("g", "1");

    pumpAll();

    assertThat(Recipient.batches(STREAM, KEY)).containsExactly(List.of("3", "2", "1"));
    assertThat(Recipient.batches(QUEUE, "/body")).containsExactly(List.of("body 1", "body 1"));
  }

  @Test
  void aScheduleCallsItsFunctionWhenItIsFired() {
    start(FlowTemplates.options(folder));

    stack().fireSchedules();

    JsonNode event = Recipient.events("flow-schedule").getFirst();
    assertThat(event.path("source").asText()).isEqualTo("aws.events");
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.at("/resources/0").asText())
        .isEqualTo("arn:aws:events:eu-central-1:000000000000:rule/minutely");
    assertThat(Instant.parse(event.path("time").asText())).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void functionsCallTheQueuesAndTopicsThatTheirRolesAllow() {
    start(FlowTemplates.options(folder));
    List<Throwable> refusals = new ArrayList<>();
    Recipient.will(
        "flow-schedule",
        (event, platform) -> {
          String work = platform.setting(Setting.SETTLEMENT_QUEUE);
          platform
              .sqs()
              .sendMessage(
                  to ->
                      to.queueUrl(work)
                          .messageBody("b")
                          .messageGroupId("g")
                          .messageDeduplicationId("d"));
          try {
            platform.sqs().receiveMessage(from -> from.queueUrl(work));
          } catch (SqsException e) {
            refusals.add(e);
          }
          try {
            platform.sns().publish(to -> to.topicArn(TOPIC).message("m"));
          } catch (AuthorizationErrorException e) {
            refusals.add(e);
          }
          return platform.setting(Setting.BANK_URL);
        });

    stack().fireSchedules();

    assertThat(refusals)
        .extracting(Throwable::getMessage)
        .anyMatch(
            message ->
                message.startsWith(
                    "flow-schedule is not authorized to perform sqs:ReceiveMessage on"
                        + " arn:aws:sqs:eu-central-1:000000000000:work.fifo"))
        .anyMatch(message -> message.contains("sns:Publish on " + TOPIC));
    pumpAll();
    assertThat(Recipient.batches(QUEUE, "/body")).containsExactly(List.of("b"));
    assertThat(stack().platformOf(QUEUE).setting(Setting.BANK_URL)).isEqualTo(FlowTemplates.BANK);
  }

  @Test
  void aSourceWhoseRoleLacksAnActionDeliversNothingAndSaysWhich() {
    start(FlowTemplates.changed(folder, "sqs:DeleteMessage", "sqs:SendMessage"));
    send("g", "1");

    assertThat(stack().pump()).isFalse();

    assertThat(notices)
        .containsExactly(
            "flow-queue is not authorized to perform sqs:DeleteMessage on"
                + " arn:aws:sqs:eu-central-1:000000000000:work.fifo: add it to the role of the"
                + " function in infra-cdk.");
  }

  private EmbeddedStack stack() {
    return Objects.requireNonNull(started);
  }

  private void pumpAll() {
    boolean more = true;
    for (int count = 0; more; count++) {
      assertThat(count).isLessThan(20);
      more = stack().pump();
    }
  }

  /** Fails the records of these texts, the first time that it is called. */
  private static void failingOnce(String name, String text, String identifier, String... texts) {
    Recipient.will(
        name,
        (event, platform) -> {
          Recipient.will(name, Recipient.Behaviour.SILENT);
          List<String> failed = new ArrayList<>();
          for (JsonNode record : event.path("Records")) {
            if (List.of(texts).contains(record.at(text).asText())) {
              failed.addFirst(record.at(identifier).asText());
            }
          }
          return Recipient.failures(failed);
        });
  }

  private void putNumbers(int count) {
    IntStream.rangeClosed(1, count)
        .forEach(number -> put("WALLET#a", String.valueOf(number), Map.of()));
  }

  private void put(String pk, String sk, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(more);
    item.put("pk", AttributeValue.fromS(pk));
    item.put("sk", AttributeValue.fromS(sk));
    stack().dynamoDb().putItem(request -> request.tableName("tiny-ledger").item(item));
  }

  private void publish(String fact, String group, String deduplication) {
    stack()
        .platformOf(STREAM)
        .sns()
        .publish(
            request ->
                request
                    .topicArn(TOPIC)
                    .message("body " + deduplication)
                    .messageGroupId(group)
                    .messageDeduplicationId(deduplication)
                    .messageAttributes(Map.of("fact", text(fact))));
  }

  private static PublishBatchRequestEntry entry(String id, String body, String group) {
    return PublishBatchRequestEntry.builder()
        .id(id)
        .message(body)
        .messageGroupId(group)
        .messageDeduplicationId(id)
        .messageAttributes(Map.of("fact", text("wanted")))
        .build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private void send(String group, String deduplication) {
    stack()
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl(QUEUES + "work.fifo")
                    .messageBody("body " + deduplication)
                    .messageGroupId(group)
                    .messageDeduplicationId(deduplication));
  }

  private List<Message> receive(String queue) {
    return stack().sqs().receiveMessage(request -> request.queueUrl(QUEUES + queue)).messages();
  }
}
