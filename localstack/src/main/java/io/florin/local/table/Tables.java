package io.florin.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/**
 * Makes the tables of the templates in an engine.
 *
 * <p>A table that is there is kept, never dropped and made again: of all streams ever made in one
 * database of DynamoDB Local only the first is fast.
 */
public final class Tables {
  private final Templates templates;
  private final DynamoDbClient client;

  /** Makes tables by a client. */
  public Tables(Templates templates, DynamoDbClient client) {
    this.templates = templates;
    this.client = client;
  }

  /**
   * Makes each table that is not there.
   *
   * @throws TemplateRefused when a table is there with other keys or indexes than its template says
   */
  public void makeAll() {
    for (Resource table : templates.resources(ResourceType.TABLE)) {
      CreateTableRequest wanted = new TableDefinition(templates, table).request();
      Optional<TableDescription> present = describe(wanted.tableName());
      if (present.isPresent()) {
        requireSame(table, wanted, present.get());
      } else {
        client.createTable(wanted);
        setTimeToLive(table, wanted.tableName());
      }
    }
  }

  /** The client of tables that have been made in a file, with writes that a crash can't undo. */
  public DynamoDbClient durable() {
    return templates.resources(ResourceType.TABLE).stream()
        .findFirst()
        .map(table -> new TableDefinition(templates, table).request().tableName())
        .flatMap(this::describe)
        .map(table -> DurableWrites.of(client, table))
        .orElse(client);
  }

  private Optional<TableDescription> describe(String name) {
    try {
      return Optional.of(client.describeTable(request -> request.tableName(name)).table());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private void setTimeToLive(Resource table, String name) {
    JsonNode timeToLive = templates.property(table, "TimeToLiveSpecification");
    if (timeToLive.path("Enabled").asBoolean()) {
      TimeToLiveSpecification specification =
          TimeToLiveSpecification.builder()
              .enabled(true)
              .attributeName(timeToLive.path("AttributeName").asText())
              .build();
      client.updateTimeToLive(
          request -> request.tableName(name).timeToLiveSpecification(specification));
    }
  }

  private static void requireSame(
      Resource table, CreateTableRequest wanted, TableDescription present) {
    List<KeySchemaElement> keys = present.keySchema();
    Set<String> indexes = new HashSet<>();
    present.globalSecondaryIndexes().stream()
        .map(GlobalSecondaryIndexDescription::indexName)
        .forEach(indexes::add);
    Set<String> wantedIndexes = new HashSet<>();
    wanted.globalSecondaryIndexes().forEach(index -> wantedIndexes.add(index.indexName()));
    if (!keys.equals(wanted.keySchema()) || !indexes.equals(wantedIndexes)) {
      throw TemplateRefused.of(
          table,
          "has other keys or indexes than the table of the data folder, which an older version"
              + " made: start with another folder.");
    }
  }
}
