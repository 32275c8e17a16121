package io.florin.event.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.retry.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class SqsDeadLettersTest {
  private final List<SendMessageRequest> sent = new ArrayList<>();
  private boolean down;
  private final SqsDeadLetters deadLetters = new SqsDeadLetters(new Queue(), "https://queue");

  @Test
  void aDeadLetterIsTheWholeRecord() {
    deadLetters.keep("{\"a\": 1}");

    assertThat(sent)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.queueUrl()).isEqualTo("https://queue");
              assertThat(request.messageBody()).isEqualTo("{\"a\": 1}");
            });
  }

  @Test
  void aQueueThatDoesNotAnswerIsUnavailable() {
    down = true;

    assertThatThrownBy(() -> deadLetters.keep("{}")).isInstanceOf(UnavailableException.class);
  }

  private final class Queue implements SqsClient {
    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      if (down) {
        throw SdkClientException.create("no connection");
      }
      sent.add(request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
