package io.florin.local.role;

import io.florin.local.template.Account;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The permissions that operations of SQS need; those on many messages need that of the one. */
final class SqsNeeds implements Needs {
  private final Account account;

  SqsNeeds(Account account) {
    this.account = account;
  }

  @Override
  public Optional<List<Need>> of(Object request) {
    return switch (request) {
      case SendMessageRequest send -> one("SendMessage", send.queueUrl());
      case SendMessageBatchRequest send -> one("SendMessage", send.queueUrl());
      case ReceiveMessageRequest receive -> one("ReceiveMessage", receive.queueUrl());
      case DeleteMessageRequest delete -> one("DeleteMessage", delete.queueUrl());
      case DeleteMessageBatchRequest delete -> one("DeleteMessage", delete.queueUrl());
      case GetQueueAttributesRequest get -> one("GetQueueAttributes", get.queueUrl());
      case ChangeMessageVisibilityRequest change ->
          one("ChangeMessageVisibility", change.queueUrl());
      default -> Optional.empty();
    };
  }

  private Optional<List<Need>> one(String action, String queueUrl) {
    String name = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    return Optional.of(List.of(new Need("sqs:" + action, account.arn("sqs", name))));
  }
}
