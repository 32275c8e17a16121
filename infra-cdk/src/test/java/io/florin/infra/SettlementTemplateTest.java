package io.florin.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way from the ledger to the bank: stream, relay, topic, queue, settle, and the janitor. */
class SettlementTemplateTest {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String TOPIC = "florin-local-wallet-events.fifo";
  private static final String SETTLEMENT = "florin-local-settlement.fifo";
  private static final String SETTLEMENT_DEAD_LETTERS = "florin-local-settlement-dead-letters.fifo";
  private static final String RELAY_DEAD_LETTERS = "florin-local-relay-dead-letters";

  private static Synthesized local() {
    return Synthesized.local();
  }

  @BeforeAll
  static void synthesize() {
    local();
  }

  @Test
  void theRelayIsFedInOrderFromTheBeginningAndWithoutEnd() {
    JsonNode source = sourceOf("florin-local-relay:live");
    assertThat(text(source.path("EventSourceArn"))).isEqualTo("florin-local-ledger/stream");
    assertThat(source.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
    assertThat(source.path("BatchSize").asInt()).isEqualTo(100);
    assertThat(source.path("ParallelizationFactor").asInt()).isEqualTo(1);
    assertThat(source.path("MaximumRetryAttempts").asInt()).isEqualTo(-1);
    assertThat(source.path("FunctionResponseTypes").toString())
        .isEqualTo("[\"ReportBatchItemFailures\"]");
    // Without these, no batch is cut in two, no record grows too old, none is thrown away.
    assertThat(source.has("BisectBatchOnFunctionError")).isFalse();
    assertThat(source.has("MaximumRecordAgeInSeconds")).isFalse();
    assertThat(source.has("DestinationConfig")).isFalse();
  }

  @Test
  void theRelaySeesNewEntriesNewLegsAndTheMovesOfSettlementsAndNothingElse()
      throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> patterns = new ArrayList<>();
    for (JsonNode filter :
        sourceOf("florin-local-relay:live").path("FilterCriteria").path("Filters")) {
      patterns.add(json.readTree(filter.path("Pattern").asText()));
    }
    assertThat(patterns)
        .containsExactly(
            json.readTree(
                """
                {
                  "eventName": ["INSERT"],
                  "dynamodb": {
                    "Keys": {
                      "pk": {"S": [{"prefix": "WALLET#"}]},
                      "sk": {"S": [{"prefix": "ENTRY#"}]}
                    }
                  }
                }
                """),
            json.readTree(
                """
                {
                  "eventName": ["INSERT"],
                  "dynamodb": {"Keys": {"pk": {"S": [{"prefix": "LEGS#"}]}}}
                }
                """),
            json.readTree(
                """
                {
                  "eventName": ["INSERT", "MODIFY"],
                  "dynamodb": {
                    "Keys": {"pk": {"S": [{"prefix": "COMMAND#"}]}},
                    "NewImage": {"settlement": {"S": [{"exists": true}]}}
                  }
                }
                """),
            json.readTree(
                """
                {
                  "eventName": ["INSERT", "MODIFY"],
                  "dynamodb": {
                    "Keys": {"pk": {"S": [{"prefix": "COMMAND#"}]}},
                    "NewImage": {"batch": {"S": ["ITEM_BY_ITEM"]}}
                  }
                }
                """));
  }

  @Test
  void settleIsFedFromItsQueueTenAtATimeTenTimesAtOnce() {
    JsonNode source = sourceOf("florin-local-settle:live");
    assertThat(text(source.path("EventSourceArn"))).isEqualTo(SETTLEMENT);
    assertThat(source.path("BatchSize").asInt()).isEqualTo(10);
    assertThat(source.path("ScalingConfig").path("MaximumConcurrency").asInt()).isEqualTo(10);
    assertThat(source.path("FunctionResponseTypes").toString())
        .isEqualTo("[\"ReportBatchItemFailures\"]");
    assertThat(source.has("FilterCriteria")).isFalse();
  }

  @Test
  void nothingElseIsFed() {
    assertThat(local().resources("AWS::Lambda::EventSourceMapping")).hasSize(2);
  }

  @Test
  void oneGroupNeverWaitsForAnotherAndSendersNameDuplicates() {
    JsonNode topic = local().only("AWS::SNS::Topic").definition().path("Properties");
    assertThat(topic.path("TopicName").asText()).isEqualTo(TOPIC);
    assertThat(topic.path("FifoTopic").asBoolean()).isTrue();
    assertThat(topic.path("FifoThroughputScope").asText()).isEqualTo("MessageGroup");
    assertThat(topic.path("ContentBasedDeduplication").asBoolean()).isFalse();
    for (String name : List.of(SETTLEMENT, SETTLEMENT_DEAD_LETTERS)) {
      Synthesized.Resource queue = local().resource(QUEUE, name);
      assertThat(queue.property("FifoQueue").asBoolean()).isTrue();
      assertThat(queue.property("DeduplicationScope").asText()).isEqualTo("messageGroup");
      assertThat(queue.property("FifoThroughputLimit").asText()).isEqualTo("perMessageGroupId");
      assertThat(queue.property("ContentBasedDeduplication").asBoolean()).isFalse();
    }
  }

  @Test
  void eachQueueIsEncryptedAndKeepsMessagesForTwoWeeks() {
    assertThat(local().resources(QUEUE).keySet())
        .containsExactly(RELAY_DEAD_LETTERS, SETTLEMENT_DEAD_LETTERS, SETTLEMENT);
    assertThat(local().resources(QUEUE).values())
        .allSatisfy(
            queue -> {
              assertThat(queue.property("SqsManagedSseEnabled").asBoolean()).isTrue();
              assertThat(queue.property("MessageRetentionPeriod").asInt())
                  .isEqualTo(14 * 24 * 60 * 60);
            });
  }

  @Test
  void aMessageStaysInvisibleForSixTimesTheTimeOfItsFunction() {
    assertThat(local().resource(QUEUE, SETTLEMENT).property("VisibilityTimeout").asInt())
        .isEqualTo(
            6
                * local()
                    .resource("AWS::Lambda::Function", "florin-local-settle")
                    .property("Timeout")
                    .asInt());
  }

  @Test
  void whatFailsFiveTimesGoesToTheDeadLetters() {
    Synthesized.Resource queue = local().resource(QUEUE, SETTLEMENT);
    JsonNode redrive = queue.property("RedrivePolicy");
    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
    assertThat(local().text(queue.stack(), redrive.path("deadLetterTargetArn")))
        .isEqualTo(SETTLEMENT_DEAD_LETTERS);
  }

  @Test
  void settlementHearsOfWhatWasAcceptedAloneAndWhole() {
    Synthesized.Resource subscription = local().only("AWS::SNS::Subscription");
    assertThat(local().text(subscription.stack(), subscription.property("TopicArn")))
        .isEqualTo(TOPIC);
    assertThat(subscription.property("Protocol").asText()).isEqualTo("sqs");
    assertThat(local().text(subscription.stack(), subscription.property("Endpoint")))
        .isEqualTo(SETTLEMENT);
    assertThat(subscription.property("RawMessageDelivery").asBoolean()).isTrue();
    assertThat(subscription.property("FilterPolicy").toString())
        .isEqualTo("{\"fact\":[\"transfer-accepted\",\"batch-accepted\",\"legs-waiting\"]}");
    // Of message attributes: the scope where none is named.
    assertThat(subscription.property("FilterPolicyScope").asText("")).isEmpty();
    assertThat(
            local()
                .text(
                    subscription.stack(),
                    subscription.property("RedrivePolicy").path("deadLetterTargetArn")))
        .isEqualTo(SETTLEMENT_DEAD_LETTERS);
  }

  @Test
  void theTopicAndNobodyElseIsLetIntoTheQueuesItDeliversTo() {
    Set<String> lets = new TreeSet<>();
    for (Synthesized.Resource policy : local().resources("AWS::SQS::QueuePolicy").values()) {
      for (JsonNode statement : policy.property("PolicyDocument").path("Statement")) {
        lets.add(
            "%s %s %s when %s into %s"
                .formatted(
                    statement.path("Effect").asText(),
                    statement.path("Principal").path("Service").asText(),
                    statement.path("Action").asText(),
                    local()
                        .text(
                            policy.stack(),
                            statement.path("Condition").path("ArnEquals").path("aws:SourceArn")),
                    local().text(policy.stack(), statement.path("Resource"))));
        assertThat(statement.path("Condition")).hasSize(1);
        assertThat(statement.path("Principal")).hasSize(1);
      }
      assertThat(policy.property("Queues")).hasSize(1);
    }
    assertThat(lets)
        .containsExactly(
            "Allow sns.amazonaws.com sqs:SendMessage when "
                + TOPIC
                + " into "
                + SETTLEMENT_DEAD_LETTERS,
            "Allow sns.amazonaws.com sqs:SendMessage when " + TOPIC + " into " + SETTLEMENT);
    assertThat(local().resources("AWS::SNS::TopicPolicy")).isEmpty();
  }

  @Test
  void theJanitorIsCalledEveryMinuteByItsRuleAlone() {
    Synthesized.Resource rule = local().only("AWS::Events::Rule");
    assertThat(rule.property("ScheduleExpression").asText()).isEqualTo("rate(1 minute)");
    assertThat(rule.property("State").asText()).isEqualTo("ENABLED");
    assertThat(rule.property("Targets")).hasSize(1);
    assertThat(local().text(rule.stack(), rule.property("Targets").path(0).path("Arn")))
        .isEqualTo("florin-local-janitor:live");

    List<Synthesized.Resource> permissions =
        local().resources("AWS::Lambda::Permission").values().stream()
            .filter(permission -> permission.stack().equals(rule.stack()))
            .toList();
    assertThat(permissions).hasSize(1);
    Synthesized.Resource permission = permissions.getFirst();
    assertThat(local().text(permission.stack(), permission.property("FunctionName")))
        .isEqualTo("florin-local-janitor:live");
    assertThat(permission.property("Principal").asText()).isEqualTo("events.amazonaws.com");
    assertThat(permission.property("SourceArn").path("Fn::GetAtt").path(0).asText())
        .isEqualTo(rule.logicalId());
  }

  @Test
  void whoDeploysSaysWhereTheBankIs() {
    JsonNode bankUrl = local().stack("Florin-local-Settlement").path("Parameters").path("BankUrl");
    assertThat(bankUrl.path("Type").asText()).isEqualTo("String");
    assertThat(bankUrl.path("AllowedPattern").asText()).isEqualTo("https?://.*[^/]");
    assertThat(
            Synthesized.production()
                .stack("Florin-production-Settlement")
                .at("/Parameters/BankUrl/AllowedPattern")
                .asText())
        .isEqualTo("https://.*[^/]");
    assertThat(bankUrl.path("Description").asText()).isNotEmpty();
    assertThat(bankUrl.has("Default")).isFalse();
  }

  /** The properties of what feeds the alias. */
  private static JsonNode sourceOf(String alias) {
    for (Synthesized.Resource source :
        local().resources("AWS::Lambda::EventSourceMapping").values()) {
      if (local().text(source.stack(), source.property("FunctionName")).equals(alias)) {
        return source.definition().path("Properties");
      }
    }
    throw new AssertionError("Nothing feeds " + alias);
  }

  private static String text(JsonNode value) {
    return local().text("Florin-local-Settlement", value);
  }
}
