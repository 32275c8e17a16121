package io.florin.functions.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.Json;
import io.florin.testing.FakeSqs;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/** A topic that remembers its messages, takes what SNS takes, and nothing of some groups. */
public final class ScriptedTopic implements SnsClient {
  private final List<JsonNode> messages = new ArrayList<>();
  private final Set<String> refusedGroups = new HashSet<>();
  private final Set<String> spoiledGroups = new HashSet<>();

  /** The messages that it took. */
  List<JsonNode> messages() {
    return messages;
  }

  /** From now on no message of a group is taken. */
  void refuse(String group) {
    refusedGroups.add(group);
  }

  /** From now on messages of a group are refused for what they say. */
  void spoil(String group) {
    spoiledGroups.add(group);
  }

  @Override
  public PublishBatchResponse publishBatch(PublishBatchRequest request) {
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
      if (refusedGroups.contains(entry.messageGroupId())) {
        failed.add(failure(entry, "AuthorizationError"));
      } else if (!FakeSqs.takes(entry.message())
          || spoiledGroups.contains(entry.messageGroupId())) {
        failed.add(failure(entry, "InvalidParameter"));
      } else {
        messages.add(read(entry.message()));
      }
    }
    return PublishBatchResponse.builder().failed(failed).build();
  }

  private static BatchResultErrorEntry failure(PublishBatchRequestEntry entry, String code) {
    return BatchResultErrorEntry.builder().id(entry.id()).code(code).senderFault(true).build();
  }

  private static JsonNode read(String message) {
    try {
      return Json.MAPPER.readTree(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
