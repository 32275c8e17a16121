package io.florin.local.role;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The permissions that operations of SNS need. */
final class SnsNeeds implements Needs {
  @Override
  public Optional<List<Need>> of(Object request) {
    return switch (request) {
      case PublishRequest publish -> one(publish.topicArn());
      case PublishBatchRequest publish -> one(publish.topicArn());
      default -> Optional.empty();
    };
  }

  private static Optional<List<Need>> one(String topicArn) {
    return Optional.of(List.of(new Need("sns:Publish", topicArn)));
  }
}
