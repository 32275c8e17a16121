package io.florin.infra;

import static io.florin.functions.Setting.BANK_URL;
import static io.florin.functions.Setting.SYSTEM_WALLET_PARTS;
import static io.florin.infra.FunctionDeclaration.function;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.FilterCriteriaProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.FilterProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.ScalingConfigProperty;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * What was accepted on its way to the bank or to its wallet, and the facts that leave the ledger.
 */
final class SettlementStack extends FeatureStack {
  /** How long each worker may take for one invocation. */
  static final int TIMEOUT_SECONDS = 60;

  private static final int RECORDS_OF_A_BATCH = 100;
  private static final int MESSAGES_OF_A_BATCH = 10;

  /** How many batches are settled at a time: what the bank sees of us at most. */
  private static final int CONCURRENT_BATCHES = 10;

  private static final int WITHOUT_END = -1;

  private static final String NEW_ENTRIES =
      """
      {"eventName":["INSERT"],\
      "dynamodb":{"Keys":{"pk":{"S":[{"prefix":"WALLET#"}]},"sk":{"S":[{"prefix":"ENTRY#"}]}}}}""";

  private static final String NEW_LEGS =
      """
      {"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"LEGS#"}]}}}}""";

  /** Of deposits and withdrawals alone: no other command has this attribute. */
  private static final String MOVES_OF_SETTLEMENTS =
      """
      {"eventName":["INSERT","MODIFY"],\
      "dynamodb":{"Keys":{"pk":{"S":[{"prefix":"COMMAND#"}]}},\
      "NewImage":{"settlement":{"S":[{"exists":true}]}}}}""";

  /**
   * Of batches that are to be carried out: those that were done at once have another word here. One
   * may be put over a record that has expired; and of one that is ended nothing is told.
   */
  private static final String ACCEPTED_BATCHES =
      """
      {"eventName":["INSERT","MODIFY"],\
      "dynamodb":{"Keys":{"pk":{"S":[{"prefix":"COMMAND#"}]}},\
      "NewImage":{"batch":{"S":["ITEM_BY_ITEM"]}}}}""";

  SettlementStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "settlement", code);
    String systemWalletParts = Integer.toString(stage.systemWalletParts());
    CfnParameter bankUrl =
        CfnParameter.Builder.create(this, "BankUrl")
            .type("String")
            .description("Where the bank is, without a slash at the end: https://bank.example.")
            .allowedPattern((stage.plainHttpBank() ? "https?" : "https") + "://.*[^/]")
            .build();

    Alias relay =
        addWorker(
            function("relay")
                .within(TIMEOUT_SECONDS)
                .fedFrom(
                    state.ledgerStreamArn(),
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams")
                .may(state.eventsTopic(), "sns:Publish")
                .may(state.relayDeadLetters(), "sqs:SendMessage"));
    Alias settle =
        addWorker(
            function("settle")
                .within(TIMEOUT_SECONDS)
                .fedFrom(
                    state.settlementQueue().arn(),
                    "sqs:ReceiveMessage",
                    "sqs:DeleteMessage",
                    "sqs:GetQueueAttributes")
                .may(state.settlementDeadLetters(), "sqs:SendMessage")
                .may(
                    state.ledger(),
                    "dynamodb:GetItem",
                    "dynamodb:BatchGetItem",
                    "dynamodb:Query",
                    "dynamodb:PutItem",
                    "dynamodb:DeleteItem")
                .with(SYSTEM_WALLET_PARTS, systemWalletParts)
                .with(BANK_URL, bankUrl.getValueAsString()));
    Alias janitor =
        addWorker(
            function("janitor")
                .within(TIMEOUT_SECONDS)
                .may(state.dueIndex(), "dynamodb:Query")
                .may(
                    state.ledger(),
                    "dynamodb:GetItem",
                    "dynamodb:Query",
                    "dynamodb:PutItem",
                    "dynamodb:DeleteItem")
                .may(state.settlementQueue(), "sqs:SendMessage")
                .with(SYSTEM_WALLET_PARTS, systemWalletParts));

    feedFromTheLedger(relay, state);
    feedFromTheQueue(settle, state);
    Rule.Builder.create(this, "EveryMinute")
        .ruleName(stage.physicalName("janitor"))
        .description("Rings for what is due.")
        .schedule(Schedule.rate(Duration.minutes(1)))
        .targets(List.of(new LambdaFunction(janitor)))
        .build();
    if (stage.alarms()) {
      addAlarms(stage);
    }
  }

  /** Written out, since the CDK's own source asks for more than the role says, on all streams. */
  private void feedFromTheLedger(Alias relay, StateStack state) {
    CfnEventSourceMapping.Builder.create(this, "RelaySource")
        .functionName(relay.getFunctionArn())
        .eventSourceArn(state.ledgerStreamArn())
        .startingPosition("TRIM_HORIZON")
        .batchSize(RECORDS_OF_A_BATCH)
        // Above 1, order holds for each item only: an entry could pass the one before it.
        .parallelizationFactor(1)
        .maximumRetryAttempts(WITHOUT_END)
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .filterCriteria(filters(NEW_ENTRIES, NEW_LEGS, MOVES_OF_SETTLEMENTS, ACCEPTED_BATCHES))
        .build();
  }

  /** Written out, since the CDK's own source adds to the role by itself. */
  private void feedFromTheQueue(Alias settle, StateStack state) {
    CfnEventSourceMapping.Builder.create(this, "SettleSource")
        .functionName(settle.getFunctionArn())
        .eventSourceArn(state.settlementQueue().arn())
        .batchSize(MESSAGES_OF_A_BATCH)
        .scalingConfig(
            ScalingConfigProperty.builder().maximumConcurrency(CONCURRENT_BATCHES).build())
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .build();
  }

  private static FilterCriteriaProperty filters(String... patterns) {
    return FilterCriteriaProperty.builder()
        .filters(
            Arrays.stream(patterns)
                .map(pattern -> FilterProperty.builder().pattern(pattern).build())
                .toList())
        .build();
  }

  private void addAlarms(Stage stage) {
    for (String worker : List.of("relay", "settle", "janitor")) {
      Alarms.alarm(
              this,
              stage,
              worker + "-errors",
              "The function " + worker + " crashed or was late.",
              ofLambda(stage, worker, "Errors", "Sum", Duration.minutes(5)))
          .threshold(1)
          .evaluationPeriods(3)
          .datapointsToAlarm(2)
          .build();
    }
    Alarms.alarm(
            this,
            stage,
            "relay-behind",
            "What was committed is published a minute later, or more.",
            ofLambda(stage, "relay", "IteratorAge", "Maximum", Duration.minutes(1)))
        .threshold(Duration.minutes(1).toMilliseconds())
        .evaluationPeriods(3)
        .build();
    Alarms.alarm(
            this,
            stage,
            "oldest-pending",
            "A deposit or withdrawal has been pending for 15 minutes, or more; "
                + "or the janitor tells nothing.",
            ofFlorin("OldestPendingAge"))
        .threshold(Duration.minutes(15).toSeconds())
        // A minute may have no data, when the janitor is called late.
        .evaluationPeriods(3)
        // The janitor tells it always: silence is a janitor that is not called, or that fails.
        .treatMissingData(TreatMissingData.BREACHING)
        .build();
    Alarms.alarm(
            this,
            stage,
            "overdue-batches",
            "A transfer batch has waited to be carried out for 15 minutes, or more.",
            ofFlorin("OverdueBatches"))
        .threshold(1)
        .evaluationPeriods(1)
        .build();
    Alarms.alarm(
            this,
            stage,
            "transfers-needing-attention",
            "A transfer is on the operators' list.",
            ofFlorin("TransfersNeedingAttention"))
        .threshold(1)
        .evaluationPeriods(1)
        .build();
    Alarms.alarm(
            this,
            stage,
            "holds-not-expired",
            "For minutes, a hold whose time is over could not be expired.",
            ofFlorin("HoldsNotExpired"))
        .threshold(1)
        // One that fails once is tried again a minute later.
        .evaluationPeriods(5)
        .build();
    Alarms.alarm(
            this,
            stage,
            "oldest-unposted",
            "What was accepted for a wallet has waited to be posted for 5 minutes, or more.",
            ofFlorin("OldestUnpostedAge"))
        .threshold(Duration.minutes(5).toSeconds())
        .evaluationPeriods(3)
        .datapointsToAlarm(2)
        .build();
    Alarms.alarm(
            this,
            stage,
            "suspense-legs",
            "Money came for a wallet that can't take it: it is in suspense.",
            ofFlorin("SuspenseLegs"))
        .threshold(1)
        .evaluationPeriods(1)
        .build();
  }

  private static Metric ofLambda(
      Stage stage, String worker, String name, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace("AWS/Lambda")
        .metricName(name)
        .dimensionsMap(Map.of("FunctionName", stage.physicalName(worker)))
        .statistic(statistic)
        .period(period)
        .build();
  }

  /** What the workers count. */
  private static Metric ofFlorin(String name) {
    return Metric.Builder.create()
        .namespace(METRICS_NAMESPACE)
        .metricName(name)
        .statistic("Maximum")
        .period(Duration.minutes(1))
        .build();
  }
}
