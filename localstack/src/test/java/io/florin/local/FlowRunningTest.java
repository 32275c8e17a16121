package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Streams, queues and schedules that go by themselves. */
class FlowRunningTest {
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private EmbeddedStack stack;
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    Recipient.forgetAll();
    stack =
        EmbeddedStack.start(
            FlowTemplates.options(folder).minute(Duration.ofMillis(20)).noticing(notice -> {}));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void everyRecordReachesItsFunctionInOrderThoughItCrashesNowAndThen() {
    AtomicInteger calls = new AtomicInteger();
    Recipient.will(
        "flow-stream",
        (event, platform) -> {
          if (calls.incrementAndGet() % 3 == 1) {
            throw new AssertionError("a crash");
          }
          return "";
        });

    IntStream.range(0, 10).forEach(this::put);
    Awaitility.await().until(() -> delivered().contains("9"));

    assertThat(delivered().stream().distinct())
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
  }

  @Test
  void everyMessageReachesItsFunctionInTheOrderOfItsGroup() {
    for (int number = 0; number < 40; number++) {
      send("g" + number % 8, String.valueOf(number));
    }
    Awaitility.await().until(() -> bodies().size() >= 40);

    for (int group = 0; group < 8; group++) {
      int ours = group;
      assertThat(bodies().stream().map(Integer::valueOf).filter(number -> number % 8 == ours))
          .isSorted();
    }
    assertThat(bodies()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void aScheduleFiresAgainAndAgainAndNeverBesideItself() {
    Recipient.will(
        "flow-schedule",
        (event, platform) -> {
          mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
          running.decrementAndGet();
          throw new IllegalStateException("as wished");
        });

    Awaitility.await().until(() -> Recipient.events("flow-schedule").size() >= 3);

    assertThat(mostAtOnce).hasValue(1);
  }

  @Test
  void closingWaitsForTheFunctionThatRuns() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Recipient.will(
        "flow-stream",
        (event, platform) -> {
          begun.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          ended.incrementAndGet();
          return "";
        });
    put(1);
    begun.await();
    Thread closing = Thread.ofPlatform().start(stack::close);
    Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

    goOn.countDown();
    closing.join();

    assertThat(ended).hasValue(1);
  }

  @Test
  void aStackThatGoesByItselfIsNotDriven() {
    assertThatThrownBy(stack::pump).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stack::fireSchedules).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> delivered() {
    return Recipient.batches("flow-stream", "/dynamodb/Keys/sk/S").stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> bodies() {
    return Recipient.batches("flow-queue", "/body").stream().flatMap(List::stream).toList();
  }

  private void put(int number) {
    Map<String, AttributeValue> item =
        Map.of(
            "pk",
            AttributeValue.fromS("WALLET#a"),
            "sk",
            AttributeValue.fromS(String.valueOf(number)));
    stack.dynamoDb().putItem(request -> request.tableName("tiny-ledger").item(item));
  }

  private void send(String group, String body) {
    stack
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl("https://sqs.eu-central-1.amazonaws.com/000000000000/work.fifo")
                    .messageBody(body)
                    .messageGroupId(group)
                    .messageDeduplicationId(body));
  }
}
