package io.florin.functions.settlement;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** A queue that remembers its messages, until it is down. */
final class ScriptedQueue implements SqsClient {
  private final List<String> bodies = new ArrayList<>();
  private boolean down;

  /** The messages that it took. */
  List<String> bodies() {
    return bodies;
  }

  /** From now on no message is taken. */
  void goDown() {
    down = true;
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    if (down) {
      throw SdkClientException.create("no connection");
    }
    bodies.add(request.messageBody());
    return SendMessageResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
