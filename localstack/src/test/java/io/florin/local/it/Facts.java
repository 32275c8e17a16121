package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.testing.Intercepted;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/**
 * The facts that the topic has taken. One may be told again and again; that it is told otherwise
 * fails the call that does so, and the test that asks.
 */
final class Facts {
  /** By the group and the deduplication id. */
  private final Map<String, JsonNode> told = new ConcurrentHashMap<>();

  private final Map<String, String> contradictions = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();

  /** A client to which it listens. */
  SnsClient around(SnsClient client) {
    return Intercepted.calls(
        SnsClient.class,
        client,
        call -> {
          Object answer = call.make();
          if (call.request() instanceof PublishBatchRequest batch) {
            assertThat(((PublishBatchResponse) answer).failed()).isEmpty();
            batch.publishBatchRequestEntries().forEach(this::add);
          }
          return answer;
        });
  }

  private void add(PublishBatchRequestEntry entry) {
    String id = entry.messageGroupId() + " " + entry.messageDeduplicationId();
    JsonNode fact;
    try {
      fact = Florin.JSON.readTree(entry.message());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode before = told.putIfAbsent(id, fact);
    if (before != null) {
      repeated.incrementAndGet();
      if (!before.equals(fact)) {
        contradictions.put(id, before + " and then " + fact);
      }
    }
  }

  /** How many were told that had been told before. */
  int repeated() {
    return repeated.get();
  }

  /** Those of a name. */
  Stream<JsonNode> named(String name) {
    return told.values().stream().filter(fact -> fact.path("fact").asText().equals(name));
  }

  /** The names of what was told of a transfer, each once, in their order. */
  List<String> ofTransfer(String transferId) {
    return told.values().stream()
        .filter(fact -> !fact.path("fact").asText().equals("entry-posted"))
        .filter(fact -> fact.path("transferId").asText().equals(transferId))
        .sorted(
            (one, other) ->
                Long.compare(one.path("version").asLong(), other.path("version").asLong()))
        .map(fact -> fact.path("fact").asText())
        .toList();
  }

  /** Says that nothing was told in two ways. */
  void assertNoContradiction() {
    assertThat(contradictions).isEmpty();
  }
}
