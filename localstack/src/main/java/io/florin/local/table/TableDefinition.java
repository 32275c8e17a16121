package io.florin.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.template.Resource;
import io.florin.local.template.Templates;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * A table as its template describes it: keys, indexes, stream and protection. Point-in-time
 * recovery and encryption are not imitated.
 */
final class TableDefinition {
  private final Templates templates;
  private final Resource table;

  TableDefinition(Templates templates, Resource table) {
    this.templates = templates;
    this.table = table;
  }

  CreateTableRequest request() {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(templates.ref(table))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes())
            .keySchema(keys(property("KeySchema")))
            .deletionProtectionEnabled(deletionProtection());
    List<GlobalSecondaryIndex> indexes = indexes();
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    String streamView = property("StreamSpecification").path("StreamViewType").asText();
    if (!streamView.isEmpty()) {
      request.streamSpecification(
          StreamSpecification.builder().streamEnabled(true).streamViewType(streamView).build());
    }
    return request.build();
  }

  private JsonNode property(String name) {
    return templates.property(table, name);
  }

  private List<AttributeDefinition> attributes() {
    List<AttributeDefinition> attributes = new ArrayList<>();
    for (JsonNode attribute : property("AttributeDefinitions")) {
      attributes.add(
          AttributeDefinition.builder()
              .attributeName(attribute.path("AttributeName").asText())
              .attributeType(attribute.path("AttributeType").asText())
              .build());
    }
    return attributes;
  }

  private List<GlobalSecondaryIndex> indexes() {
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    for (JsonNode index : property("GlobalSecondaryIndexes")) {
      JsonNode projection = index.path("Projection");
      List<String> attributes = new ArrayList<>();
      projection.path("NonKeyAttributes").forEach(name -> attributes.add(name.asText()));
      Projection.Builder projected =
          Projection.builder().projectionType(projection.path("ProjectionType").asText());
      if (!attributes.isEmpty()) {
        projected.nonKeyAttributes(attributes);
      }
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.path("IndexName").asText())
              .keySchema(keys(index.path("KeySchema")))
              .projection(projected.build())
              .build());
    }
    return indexes;
  }

  /** A global table has its protection per replica; here there is one. */
  private boolean deletionProtection() {
    return property("Replicas").path(0).path("DeletionProtectionEnabled").asBoolean();
  }

  private static List<KeySchemaElement> keys(JsonNode schema) {
    List<KeySchemaElement> keys = new ArrayList<>();
    for (JsonNode key : schema) {
      keys.add(
          KeySchemaElement.builder()
              .attributeName(key.path("AttributeName").asText())
              .keyType(key.path("KeyType").asText())
              .build());
    }
    return keys;
  }
}
