package io.florin.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not known of queues, topics, event sources and schedules stops the start, by name. */
class FlowRefusalTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "FifoQueue": true | "KmsMasterKeyId": "k" | Flow: Dead (AWS::SQS::Queue) sets KmsMasterKeyId, which the local stack does not know.
          "FifoQueue": true | "ContentBasedDeduplication": true | Flow: Dead (AWS::SQS::Queue) sets ContentBasedDeduplication to true; the local stack knows false only.
          "ArnEquals" | "StringLike" | Flow: WorkPolicy (AWS::SQS::QueuePolicy) has the condition StringLike, which the local stack does not know.
          "FifoTopic" | "KmsMasterKeyId" | Flow: Events (AWS::SNS::Topic) sets KmsMasterKeyId, which the local stack does not know.
          "RawMessageDelivery": true | "RawMessageDelivery": false | Flow: WorkSubscription (AWS::SNS::Subscription) does not set RawMessageDelivery; the local stack delivers raw only.
          "Protocol": "sqs" | "Protocol": "email" | Flow: WorkSubscription (AWS::SNS::Subscription) sets Protocol to "email"; the local stack knows sqs only.
          "TRIM_HORIZON" | "LATEST" | Flow: StreamSource (AWS::Lambda::EventSourceMapping) does not start at TRIM_HORIZON, which the local stack knows only.
          "ParallelizationFactor": 1 | "ParallelizationFactor": 2 | Flow: StreamSource (AWS::Lambda::EventSourceMapping) sets ParallelizationFactor to 2; the local stack knows 1 only.
          "MaximumRetryAttempts" | "DestinationConfig" | Flow: StreamSource (AWS::Lambda::EventSourceMapping) sets DestinationConfig, which the local stack does not know.
          "BatchSize": 10 | "BatchSize": 11 | Flow: QueueSource (AWS::Lambda::EventSourceMapping) has batches of 11; the local stack gives 10 messages at most.
          rate(1 minute) | cron(0 1 * * ? *) | Flow: Minutely (AWS::Events::Rule) runs at cron(0 1 * * ? *); the local stack knows rates only.
          events.amazonaws.com | sns.amazonaws.com | Flow: Minutely (AWS::Events::Rule) calls arn:aws:lambda:eu-central-1:000000000000:function:flow-schedule, but no AWS::Lambda::Permission lets it call that.
          sns.amazonaws.com | s3.amazonaws.com | Flow: WorkPolicy (AWS::SQS::QueuePolicy) has a statement that is no leave for a topic to send, which the local stack knows only.
          """)
  void isRefusedByName(String text, String replacement, String sentence) {
    StackOptions options = FlowTemplates.changed(folder, text, replacement);

    assertThatThrownBy(() -> EmbeddedStack.start(options))
        .isInstanceOf(StartRefused.class)
        .hasMessage(sentence);
  }

  @Test
  void aSubscriptionWithoutAPolicyOfItsQueueIsRefused() {
    StackOptions options =
        FlowTemplates.changed(
            folder,
            "\"Queues\": [\n     {\n      \"Ref\": \"Work\"",
            "\"Queues\": [\n     {\n      \"Ref\": \"Plain\"");

    assertThatThrownBy(() -> EmbeddedStack.start(options))
        .hasMessage(
            "Flow: WorkSubscription (AWS::SNS::Subscription) sends"
                + " arn:aws:sns:eu-central-1:000000000000:events.fifo to"
                + " arn:aws:sqs:eu-central-1:000000000000:work.fifo, but no AWS::SQS::QueuePolicy"
                + " lets it send there.");
  }

  @Test
  void aParameterWithoutAValueIsRefused() {
    StackOptions options = FlowTemplates.changed(folder, "\"BankUrl\": {", "\"Shard\": {");

    assertThatThrownBy(() -> EmbeddedStack.start(options))
        .isInstanceOf(StartRefused.class)
        .hasMessage("Flow: the parameter Shard has no value and no default.");
  }

  @Test
  void aValueThatItsPatternDoesNotAllowIsRefused() {
    StackOptions options =
        FlowTemplates.changed(
            folder, "\"BankUrl\": {", "\"BankUrl\": {\n   \"AllowedPattern\": \"https://.*\",");

    assertThatThrownBy(() -> EmbeddedStack.start(options.withParameter("BankUrl", "bank")))
        .isInstanceOf(StartRefused.class)
        .hasMessage("Flow: the parameter BankUrl is 'bank', which does not match https://.*.");
  }
}
