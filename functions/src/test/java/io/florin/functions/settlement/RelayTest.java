package io.florin.functions.settlement;

import static io.florin.ledger.LedgerFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.Invocation;
import io.florin.functions.Wiring;
import io.florin.functions.event.RelayedRecords;
import io.florin.functions.http.Json;
import io.florin.functions.metrics.Measure;
import io.florin.functions.worker.BatchAnswer;
import io.florin.functions.worker.WorkerSurroundings;
import io.florin.ledger.BankTransfers;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.LedgerFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final InstantSource CLOCK = InstantSource.fixed(NOON.plusSeconds(10));

  private final ScriptedTopic topic = new ScriptedTopic();
  private final ScriptedQueue deadLetters = new ScriptedQueue();
  private final Map<Map<String, String>, List<Measure>> told = new HashMap<>();
  private final RelayedRecords records =
      new Wiring(new RelayPlatform(topic, deadLetters, CLOCK)).relayedRecords();
  private final Relay relay = new Relay(new WorkerSurroundings(CLOCK, told::put), records);
  private final BankTransfers withdrawal = BankTransfers.withdrawal();

  @Test
  void aRelayNeedsATopicAndAQueueAndNothingElse() throws IOException {
    Relay wired = new Relay(new RelayPlatform(topic, deadLetters, CLOCK));

    assertThat(Invocation.of(wired, new StreamEvent().toString())).isEqualTo(BatchAnswer.done());
  }

  @Test
  void theLifeOfATransferIsPublished() throws IOException {
    StreamEvent event = new StreamEvent();
    event.with("INSERT", withdrawal.record());
    event.with("MODIFY", withdrawal.sent());
    event.with("MODIFY", withdrawal.unanswered());
    event.with("MODIFY", withdrawal.completed());
    withdrawal.entries().forEach(event::with);

    assertThat(relay(event)).isEqualTo(BatchAnswer.done());

    assertThat(topic.messages())
        .extracting(message -> message.path("fact").asText())
        .containsExactlyInAnyOrder(
            "transfer-accepted",
            "transfer-completed",
            "entry-posted",
            "entry-posted",
            "entry-posted");
    assertThat(topic.messages())
        .extracting(message -> message.path("traceId").asText(null))
        .contains(withdrawal.record().traceId().value());
  }

  @Test
  void anEventOfAwsIsUnderstood() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RelayTest.class.getResourceAsStream("/stream-event.json"))) {
      JsonNode answer =
          Invocation.of(relay, new String(file.readAllBytes(), StandardCharsets.UTF_8));

      assertThat(answer).isEqualTo(BatchAnswer.done());
    }
    assertThat(deadLetters.bodies()).isEmpty();
    assertThat(topic.messages())
        .extracting(message -> message.path("fact").asText())
        .containsExactly("entry-posted", "transfer-needs-attention");
    assertThat(topic.messages().getFirst().path("amount").path("amount").asText())
        .isEqualTo("100.00");
  }

  @Test
  void theOldestFactTellsHowFarBehindTheRelayIs() throws IOException {
    StreamEvent event = new StreamEvent().with(withdrawal.entries().getFirst());
    withdrawal.sent();
    relay(event.with("MODIFY", withdrawal.completed()));

    assertThat(told)
        .containsExactly(
            Map.entry(Map.of(), List.of(Measure.milliseconds("RelayLag", Duration.ofSeconds(10)))));
  }

  @Test
  void whatCannotBeReadGoesWholeToTheDeadLettersAndTheRestGoesOn() throws IOException {
    StreamEvent event =
        new StreamEvent()
            .with(withdrawal.entries().getFirst())
            .with("INSERT", withdrawal.record())
            .with("INSERT", BankTransfers.deposit().record());
    event.image(2).remove("trace");
    String whole = event.record(2).toString();

    assertThat(relay(event)).isEqualTo(BatchAnswer.done());

    assertThat(deadLetters.bodies()).containsExactly(whole);
    assertThat(topic.messages()).hasSize(2);
    assertThat(told)
        .containsEntry(Map.of("Source", "relay"), List.of(Measure.count("UnreadableMessages", 1)));
  }

  @Test
  void anyDamageOfAnImageMakesADeadLetterAndNoFailure() throws IOException {
    List<String> damages =
        List.of(
            "null",
            "{}",
            "[]",
            "{\"pk\": \"WALLET#1\"}",
            "{\"pk\": {\"SS\": [\"a\"]}}",
            "{\"pk\": {\"S\": 1}}",
            "{\"pk\": {\"S\": \"a\", \"N\": \"1\"}}",
            "{\"pk\": {\"B\": \"!\"}}",
            "{\"pk\": {\"L\": {}}}",
            "{\"pk\": {\"BOOL\": \"yes\"}}");
    for (String damage : damages) {
      StreamEvent event = new StreamEvent().with(withdrawal.entries().getFirst());
      event.record(1).withObject("dynamodb").set("NewImage", Json.MAPPER.readTree(damage));
      deadLetters.bodies().clear();

      assertThat(relay(event)).as(damage).isEqualTo(BatchAnswer.done());
      assertThat(deadLetters.bodies()).as(damage).containsExactly(event.record(1).toString());
    }
    assertThat(topic.messages()).isEmpty();
  }

  @Test
  void theStreamIsReadAgainFromTheFirstRecordThatWasNotPublished() throws IOException {
    CommandRecord record = withdrawal.record();
    StreamEvent event =
        new StreamEvent()
            .with(withdrawal.entries().getFirst())
            .with("INSERT", record)
            .with("INSERT", BankTransfers.deposit().record());
    topic.refuse("trf_" + record.id().value());

    assertThat(relay(event)).isEqualTo(BatchAnswer.again(List.of(StreamEvent.sequenceNumber(2))));
    assertThat(topic.messages()).hasSize(2);
  }

  @Test
  void theStreamIsReadAgainFromWhatTheDeadLettersDidNotTake() throws IOException {
    StreamEvent event = new StreamEvent().with("INSERT", withdrawal.record());
    event.image(1).remove("trace");
    deadLetters.goDown();

    assertThat(relay(event)).isEqualTo(BatchAnswer.again(List.of(StreamEvent.sequenceNumber(1))));
  }

  @Test
  void recordsThatExpireTellNothing() throws IOException {
    StreamEvent event = new StreamEvent().with("REMOVE", withdrawal.record());
    event.record(1).withObject("dynamodb").remove("NewImage");

    assertThat(relay(event)).isEqualTo(BatchAnswer.done());
    assertThat(deadLetters.bodies()).isEmpty();
  }

  @Test
  void whatIsNoEventOfAStreamFails() {
    assertThatThrownBy(() -> Invocation.of(relay, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRequestIsOnTheLogLineOfItsFact() throws IOException {
    CommandRecord record = withdrawal.record();
    PrintStream before = System.out;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      relay(new StreamEvent().with("INSERT", record));
    } finally {
      System.setOut(before);
    }

    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("trf_" + record.id().value()))
        .singleElement()
        .satisfies(
            line ->
                assertThat(Json.MAPPER.readTree(line).path("trace_id").asText())
                    .isEqualTo(record.traceId().value()));
  }

  @Test
  void aDeadLetterIsRelayedAgainOnceItCanBeRead() {
    StreamEvent event = new StreamEvent().with("INSERT", withdrawal.record());

    assertThat(records.again(event.record(1).toString(), LedgerFixture.soon()))
        .isEqualTo(RelayedRecords.Again.DONE);
    assertThat(topic.messages()).hasSize(1);
  }

  @Test
  void aDeadLetterThatStillCannotBeReadIsLeftWhereItIs() {
    StreamEvent event = new StreamEvent().with("INSERT", withdrawal.record());
    event.image(1).remove("trace");

    for (String whole : List.of(event.record(1).toString(), "{", "", "[]")) {
      assertThat(records.again(whole, LedgerFixture.soon()))
          .as(whole)
          .isEqualTo(RelayedRecords.Again.UNREADABLE);
    }
    assertThat(deadLetters.bodies()).isEmpty();
  }

  @Test
  void aDeadLetterThatTheTopicDoesNotTakeIsNotDone() {
    Entry entry = withdrawal.entries().getFirst();
    topic.refuse(entry.walletId().value());

    assertThat(
            records.again(new StreamEvent().with(entry).record(1).toString(), LedgerFixture.soon()))
        .isEqualTo(RelayedRecords.Again.NOT_TAKEN);
  }

  private JsonNode relay(StreamEvent event) throws IOException {
    return Invocation.of(relay, event.toString());
  }
}
