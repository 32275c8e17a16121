package io.florin.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.florin.event.Fact;
import io.florin.functions.event.FactJson;
import io.florin.functions.http.Json;
import io.florin.ledger.BatchId;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.settlement.sqs.SqsSettlementQueue;
import io.florin.testing.FakeSqs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Schemas, samples and code agree. */
class ContractsTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(Dialects.getDraft202012());

  @Test
  void whatIsEmittedIsWhatItsSchemaSays() {
    for (Fact fact : SampleFacts.all()) {
      assertThat(deviations(fact.name(), emitted(fact))).as(fact.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entry-posted",
        "legs-waiting",
        "transfer-accepted",
        "transfer-completed",
        "transfer-failed",
        "transfer-needs-attention",
        "batch-accepted"
      })
  void aSampleIsWhatIsEmitted(String name) {
    assertThat(SampleFacts.all())
        .filteredOn(fact -> fact.name().equals(name))
        .extracting(ContractsTest::emitted)
        .contains(sample(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entry-posted",
        "legs-waiting",
        "transfer-accepted",
        "transfer-completed",
        "transfer-failed",
        "transfer-needs-attention",
        "batch-accepted",
        "settlement-due",
        "batch-due"
      })
  void aSampleIsWhatItsSchemaSaysAndNothingMayBeMissingOrMore(String name) {
    ObjectNode sample = sample(name);

    assertThat(deviations(name, sample)).isEmpty();
    assertThat(deviations(name, sample.deepCopy().put("more", 1))).isNotEmpty();
    sample
        .fieldNames()
        .forEachRemaining(
            field ->
                assertThat(deviations(name, sample.deepCopy().without(field)))
                    .as(field)
                    .isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entry-posted",
        "legs-waiting",
        "transfer-accepted",
        "transfer-completed",
        "transfer-failed",
        "transfer-needs-attention",
        "batch-accepted",
        "settlement-due",
        "batch-due"
      })
  void aSchemaIsStrictAndSaysWhatEachFieldMeans(String name) {
    JsonNode schema = read("/schemas/" + name + ".json");
    Schema ofSchemas =
        SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    List<String> gaps = new ArrayList<>();
    findGaps(schema, name, gaps);

    assertThat(ofSchemas.validate(schema)).isEmpty();
    assertThat(gaps).isEmpty();
  }

  @Test
  void theSampleOfWhatIsDueIsWhatTheJanitorSends() {
    FakeSqs sqs = new FakeSqs();
    var due =
        new PendingTransfer(
            TransferId.parse(sample("settlement-due").path("transferId").asText()).orElseThrow(),
            3,
            TransferKind.WITHDRAWAL,
            LedgerFixture.NOON,
            LedgerFixture.NOON,
            false);

    new SqsSettlementQueue(sqs, "https://queue.fifo", LedgerFixture.retry(1))
        .send(List.of(due), LedgerFixture.soon());

    assertThat(sqs.messages("https://queue.fifo"))
        .extracting(Message::body)
        .containsExactly(sample("settlement-due").toString());
  }

  @Test
  void theSampleOfABatchThatIsDueIsWhatTheJanitorSends() {
    FakeSqs sqs = new FakeSqs();
    BatchId due = BatchId.parse(sample("batch-due").path("batchId").asText()).orElseThrow();

    new SqsSettlementQueue(sqs, "https://queue.fifo", LedgerFixture.retry(1))
        .sendBatches(List.of(due), LedgerFixture.NOON, LedgerFixture.soon());

    assertThat(sqs.messages("https://queue.fifo"))
        .extracting(Message::body)
        .containsExactly(sample("batch-due").toString());
  }

  @Test
  void noBankAccountIsToldWhole() {
    assertThat(SampleFacts.all())
        .extracting(fact -> emitted(fact).toString())
        .noneMatch(json -> json.contains("370400440532013000"))
        .anyMatch(json -> json.contains("•••• 3000"));
  }

  private static void findGaps(JsonNode schema, String path, List<String> gaps) {
    if (!schema.has("description")) {
      gaps.add(path + " has no description");
    }
    if (schema.has("properties")) {
      List<String> required = new ArrayList<>();
      schema.path("required").forEach(field -> required.add(field.asText()));
      List<String> properties = new ArrayList<>();
      schema.path("properties").fieldNames().forEachRemaining(properties::add);
      if (!required.equals(properties) || schema.path("additionalProperties").asBoolean(true)) {
        gaps.add(path + " is not strict");
      }
    }
    for (String group : List.of("properties", "$defs")) {
      schema
          .path(group)
          .properties()
          .forEach(field -> findGaps(field.getValue(), path + "." + field.getKey(), gaps));
    }
  }

  private static List<Error> deviations(String name, JsonNode json) {
    return SCHEMAS.getSchema(read("/schemas/" + name + ".json")).validate(json);
  }

  private static JsonNode emitted(Fact fact) {
    try {
      return Json.MAPPER.readTree(FactJson.text(fact));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode sample(String name) {
    return (ObjectNode) read("/samples/" + name + ".json");
  }

  private static JsonNode read(String resource) {
    try (InputStream file =
        Objects.requireNonNull(ContractsTest.class.getResourceAsStream(resource), resource)) {
      return Json.MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
