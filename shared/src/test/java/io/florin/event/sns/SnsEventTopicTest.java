package io.florin.event.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.event.Fact;
import io.florin.ledger.BankTransfers;
import io.florin.ledger.LedgerFixture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

class SnsEventTopicTest {
  private static final int MAX_TRIES = 3;

  private final Fact entry = Fact.of(BankTransfers.deposit().entries().getFirst());
  private final Fact accepted = Fact.of(BankTransfers.withdrawal().record()).orElseThrow();
  private final List<Fact> both = List.of(entry, accepted);
  private final ScriptedTopic sns = new ScriptedTopic();
  private final SnsEventTopic topic =
      new SnsEventTopic(
          sns, "arn:topic", fact -> "body of " + fact.name(), LedgerFixture.retry(MAX_TRIES));

  @Test
  void aMessageHasTheGroupTheDeduplicationIdAndTheAttributesOfItsFact() {
    sns.answers(request -> PublishBatchResponse.builder().build());

    assertThat(topic.publish(both, LedgerFixture.soon())).isEmpty();

    PublishBatchRequest request = sns.requests.getFirst();
    assertThat(request.topicArn()).isEqualTo("arn:topic");
    PublishBatchRequestEntry ofEntry = request.publishBatchRequestEntries().get(0);
    PublishBatchRequestEntry ofAccepted = request.publishBatchRequestEntries().get(1);
    assertThat(ofEntry.message()).isEqualTo("body of entry-posted");
    assertThat(ofEntry.messageGroupId()).isEqualTo(entry.group());
    assertThat(ofEntry.messageDeduplicationId()).isEqualTo(entry.deduplicationId());
    assertThat(texts(ofEntry)).isEqualTo(Map.of("fact", "entry-posted"));
    assertThat(texts(ofAccepted))
        .isEqualTo(
            Map.of(
                "fact", "transfer-accepted", "traceId", accepted.traceId().orElseThrow().value()));
  }

  @Test
  void whatTheTopicDidNotTakeIsTriedAgainAlone() {
    sns.answers(request -> failure(1, false));
    sns.answers(request -> PublishBatchResponse.builder().build());

    assertThat(topic.publish(both, LedgerFixture.soon())).isEmpty();

    assertThat(sns.requests).hasSize(2);
    assertThat(sns.requests.get(1).publishBatchRequestEntries())
        .extracting(PublishBatchRequestEntry::messageDeduplicationId)
        .containsExactly(accepted.deduplicationId());
  }

  @Test
  void triesAreBounded() {
    sns.answers(request -> failure(0, false));
    sns.answers(request -> failure(0, false));
    sns.answers(request -> failure(0, false));

    assertThat(topic.publish(both, LedgerFixture.soon())).containsExactly(entry);
    assertThat(sns.requests).hasSize(MAX_TRIES);
  }

  @Test
  void whatTheTopicWillNeverTakeIsNotTriedAgainAtOnce() {
    sns.answers(request -> failure(0, true));

    assertThat(topic.publish(both, LedgerFixture.soon())).containsExactly(entry);
    assertThat(sns.requests).hasSize(1);
  }

  @Test
  void aCallWithoutAnAnswerIsMadeAgain() {
    sns.answers(
        request -> {
          throw SdkClientException.create("no connection");
        });
    sns.answers(
        request -> {
          throw InternalErrorException.builder().statusCode(500).build();
        });
    sns.answers(request -> PublishBatchResponse.builder().build());

    assertThat(topic.publish(both, LedgerFixture.soon())).isEmpty();
    assertThat(sns.requests).hasSize(3);
  }

  @Test
  void aTopicThatNeverAnswersHasTakenNothing() {
    Function<PublishBatchRequest, PublishBatchResponse> down =
        request -> {
          throw SdkClientException.create("no connection");
        };
    sns.answers(down);
    sns.answers(down);
    sns.answers(down);

    assertThat(topic.publish(both, LedgerFixture.soon()))
        .containsExactlyInAnyOrder(entry, accepted);
  }

  @Test
  void aCallThatWouldAlwaysFailSaysWhy() {
    sns.answers(
        request -> {
          throw AuthorizationErrorException.builder().statusCode(403).message("no").build();
        });

    assertThatThrownBy(() -> topic.publish(both, LedgerFixture.soon()))
        .isInstanceOf(AuthorizationErrorException.class);
  }

  private static Map<String, String> texts(PublishBatchRequestEntry entry) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, MessageAttributeValue> attribute :
        entry.messageAttributes().entrySet()) {
      assertThat(attribute.getValue().dataType()).isEqualTo("String");
      texts.put(attribute.getKey(), attribute.getValue().stringValue());
    }
    return texts;
  }

  private static PublishBatchResponse failure(int index, boolean senderFault) {
    return PublishBatchResponse.builder()
        .failed(
            BatchResultErrorEntry.builder()
                .id(Integer.toString(index))
                .code("Broken")
                .senderFault(senderFault)
                .build())
        .build();
  }

  private static final class ScriptedTopic implements SnsClient {
    private final List<PublishBatchRequest> requests = new ArrayList<>();
    private final Deque<Function<PublishBatchRequest, PublishBatchResponse>> script =
        new ArrayDeque<>();

    void answers(Function<PublishBatchRequest, PublishBatchResponse> answer) {
      script.add(answer);
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
      requests.add(request);
      return script.removeFirst().apply(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
