package io.florin.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local in this process: one engine in memory for all tests of a JVM. */
public final class DynamoDbLocal {
  private DynamoDbLocal() {}

  /** The client of the engine, which starts with the first call. */
  public static DynamoDbClient client() {
    return Engine.CLIENT;
  }

  /**
   * Makes an empty table with the keys {@code pk} and {@code sk}, without a stream.
   *
   * @param purpose what its name begins with
   * @return its name, which no other table has
   */
  public static String newTable(String purpose, Index... indexes) {
    String name = purpose + "-" + UUID.randomUUID();
    List<AttributeDefinition> attributes = new ArrayList<>(List.of(text("pk"), text("sk")));
    List<GlobalSecondaryIndex> definitions = new ArrayList<>();
    for (Index index : indexes) {
      attributes.add(text(index.partition()));
      attributes.add(attribute(index.sort(), index.sortType()));
      definitions.add(index.definition());
    }
    client()
        .createTable(
            request ->
                request
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attributes)
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .globalSecondaryIndexes(definitions.isEmpty() ? null : definitions));
    return name;
  }

  /**
   * An index of a table.
   *
   * @param name its name
   * @param partition the text that partitions it
   * @param sort the attribute that sorts it
   * @param sortType the type of that
   * @param projected the attributes that it has beside the keys
   */
  public record Index(
      String name,
      String partition,
      String sort,
      ScalarAttributeType sortType,
      List<String> projected) {

    private GlobalSecondaryIndex definition() {
      Projection projection =
          projected.isEmpty()
              ? Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()
              : Projection.builder()
                  .projectionType(ProjectionType.INCLUDE)
                  .nonKeyAttributes(projected)
                  .build();
      return GlobalSecondaryIndex.builder()
          .indexName(name)
          .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
          .projection(projection)
          .build();
    }
  }

  private static AttributeDefinition text(String name) {
    return attribute(name, ScalarAttributeType.S);
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static final class Engine {
    // With "true" the engine has no tables of an earlier run and sends no telemetry.
    private static final AmazonDynamoDBLocal LOCAL = DynamoDBEmbedded.create(true);
    private static final DynamoDbClient CLIENT = LOCAL.dynamoDbClient();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(LOCAL::shutdownNow));
    }
  }
}
