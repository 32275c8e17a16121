package io.florin.infra;

import io.florin.functions.Setting;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.sns.FifoThroughputScope;
import software.amazon.awscdk.services.sns.StringConditions;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What facts and doorbells travel through: the topic of all facts, the queue of settlement that
 * subscribes to some of them, and a queue for what each of the two functions on the way can't read.
 */
final class EventChannels extends Construct {
  /** The longest that SQS keeps a message. */
  private static final Duration RETENTION = Duration.days(14);

  /** How often a message is received before it goes to the dead letters. */
  private static final int MAXIMUM_RECEIVES = 5;

  /** What AWS advises: an invocation, and the retries of one that was throttled. */
  private static final int TIMEOUTS_OF_VISIBILITY = 6;

  private final Stage stage;
  private final Reachable topic;
  private final Reachable settlementQueue;
  private final Reachable settlementDeadLetters;
  private final Reachable relayDeadLetters;

  EventChannels(Construct scope, Stage stage) {
    super(scope, "Events");
    this.stage = stage;

    Queue deadLetters = fifoQueue("settlement-dead-letters").build();
    Queue settlement =
        fifoQueue("settlement")
            .visibilityTimeout(
                Duration.seconds(TIMEOUTS_OF_VISIBILITY * SettlementStack.TIMEOUT_SECONDS))
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetters)
                    .maxReceiveCount(MAXIMUM_RECEIVES)
                    .build())
            .build();
    Queue unreadableImages = queue("relay-dead-letters", "relay-dead-letters").build();

    Topic facts =
        Topic.Builder.create(this, "Topic")
            .topicName(stage.physicalName("wallet-events.fifo"))
            .fifo(true)
            // This can't be undone, so it is so from the beginning.
            .fifoThroughputScope(FifoThroughputScope.MESSAGE_GROUP)
            .contentBasedDeduplication(false)
            .build();
    facts.addSubscription(
        SqsSubscription.Builder.create(settlement)
            .rawMessageDelivery(true)
            .filterPolicy(
                Map.of(
                    "fact",
                    SubscriptionFilter.stringFilter(
                        StringConditions.builder()
                            .allowlist(
                                List.of("transfer-accepted", "batch-accepted", "legs-waiting"))
                            .build())))
            .deadLetterQueue(deadLetters)
            .build());

    topic = new Reachable(facts.getTopicArn(), Setting.EVENTS_TOPIC, facts.getTopicArn());
    settlementQueue = reachable(settlement, Setting.SETTLEMENT_QUEUE);
    settlementDeadLetters = reachable(deadLetters, Setting.SETTLEMENT_DEAD_LETTERS);
    relayDeadLetters = reachable(unreadableImages, Setting.RELAY_DEAD_LETTERS);

    if (stage.alarms()) {
      alarmAtDepthOne(
          "settlement-dead-letters", deadLetters, "Messages that settlement could not handle.");
      alarmAtDepthOne(
          "relay-dead-letters", unreadableImages, "Images of the ledger that nobody could read.");
    }
  }

  /** The topic of all facts. */
  Reachable topic() {
    return topic;
  }

  /** The doorbells of transfers that have to be settled. */
  Reachable settlementQueue() {
    return settlementQueue;
  }

  /** Messages that settlement could not handle, whole. */
  Reachable settlementDeadLetters() {
    return settlementDeadLetters;
  }

  /** Images of the ledger that the relay could not read, whole. */
  Reachable relayDeadLetters() {
    return relayDeadLetters;
  }

  /** A FIFO queue whose groups hinder nobody but themselves, and whose senders name duplicates. */
  private Queue.Builder fifoQueue(String name) {
    return queue(name, name + ".fifo")
        .fifo(true)
        .contentBasedDeduplication(false)
        .deduplicationScope(DeduplicationScope.MESSAGE_GROUP)
        .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID);
  }

  private Queue.Builder queue(String name, String physicalName) {
    return Queue.Builder.create(this, ConstructId.of(name))
        .queueName(stage.physicalName(physicalName))
        .retentionPeriod(RETENTION)
        .encryption(QueueEncryption.SQS_MANAGED)
        .removalPolicy(stage.removalPolicy());
  }

  private static Reachable reachable(Queue queue, Setting setting) {
    return new Reachable(queue.getQueueArn(), setting, queue.getQueueUrl());
  }

  private void alarmAtDepthOne(String name, Queue queue, String description) {
    Alarms.alarm(
            queue,
            stage,
            name,
            description,
            queue.metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder().statistic("Maximum").period(Duration.minutes(1)).build()))
        .threshold(1)
        .evaluationPeriods(1)
        .build();
  }
}
