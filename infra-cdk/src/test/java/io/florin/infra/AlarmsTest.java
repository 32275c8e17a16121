package io.florin.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators are alarmed of. */
class AlarmsTest {
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  /** The name, what is measured, and what is too much. */
  private static final String ALARMS =
      """
      holds-not-expired Maximum Florin HoldsNotExpired: 1
      janitor-errors Sum AWS/Lambda Errors of janitor: 1
      oldest-pending Maximum Florin OldestPendingAge: 900
      oldest-unposted Maximum Florin OldestUnpostedAge: 300
      overdue-batches Maximum Florin OverdueBatches: 1
      relay-behind Maximum AWS/Lambda IteratorAge of relay: 60000
      relay-dead-letters Maximum AWS/SQS ApproximateNumberOfMessagesVisible of relay-dead-letters: 1
      relay-errors Sum AWS/Lambda Errors of relay: 1
      server-errors Sum AWS/ApiGateway 5XXError of florin-production live: 5
      settle-errors Sum AWS/Lambda Errors of settle: 1
      settlement-dead-letters Maximum AWS/SQS ApproximateNumberOfMessagesVisible \
      of settlement-dead-letters.fifo: 1
      slow-answers p99 AWS/ApiGateway Latency of florin-production live: 3000
      suspense-legs Maximum Florin SuspenseLegs: 1
      transfers-needing-attention Maximum Florin TransfersNeedingAttention: 1
      """;

  private static final String PREFIX = Stage.production().physicalName("");

  @BeforeAll
  static void synthesize() {
    Synthesized.production();
  }

  @Test
  void operatorsOfProductionAreAlarmedOfExactlyThese() {
    String found =
        Synthesized.production().resources(ALARM).values().stream()
            .map(AlarmsTest::sentence)
            .sorted()
            .collect(Collectors.joining());
    assertThat(found).isEqualTo(ALARMS);
  }

  @Test
  void silenceAlarmsOnlyWhereSomethingIsToldEachMinute() {
    assertThat(Synthesized.production().resources(ALARM).values())
        .allSatisfy(
            alarm -> {
              boolean toldAlways = alarm.property("MetricName").asText().equals("OldestPendingAge");
              assertThat(alarm.property("TreatMissingData").asText())
                  .isEqualTo(toldAlways ? "breaching" : "notBreaching");
              assertThat(alarm.property("ComparisonOperator").asText())
                  .isEqualTo("GreaterThanOrEqualToThreshold");
            });
  }

  @Test
  void nobodyIsAlarmedOfADevelopersMachine() {
    assertThat(Synthesized.local().resources(ALARM)).isEmpty();
  }

  private static String sentence(Synthesized.Resource alarm) {
    StringBuilder things = new StringBuilder();
    alarm
        .property("Dimensions")
        .forEach(
            dimension ->
                things
                    .append(things.isEmpty() ? " of " : " ")
                    .append(
                        Synthesized.production()
                            .text(alarm.stack(), dimension.path("Value"))
                            .replace(PREFIX, "")));
    return "%s %s %s %s%s: %s\n"
        .formatted(
            alarm.property("AlarmName").asText().replace(PREFIX, ""),
            alarm.property("Statistic").asText(alarm.property("ExtendedStatistic").asText()),
            alarm.property("Namespace").asText(),
            alarm.property("MetricName").asText(),
            things,
            alarm.property("Threshold").asText());
  }
}
