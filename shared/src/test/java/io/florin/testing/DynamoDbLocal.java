package io.florin.testing;

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
  public static String newTable(String purpose) {
    String name = purpose + "-" + UUID.randomUUID();
    client()
        .createTable(
            request ->
                request
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("pk"), text("sk"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    return name;
  }

  /**
   * Makes an empty table as {@link #newTable} does, with an index of keys only.
   *
   * @return its name, which no other table has
   */
  public static String newTable(
      String purpose, String index, String indexPartition, String indexSort) {
    String name = purpose + "-" + UUID.randomUUID();
    client()
        .createTable(
            request ->
                request
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        text("pk"), text("sk"), text(indexPartition), text(indexSort))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName(index)
                            .keySchema(
                                key(indexPartition, KeyType.HASH), key(indexSort, KeyType.RANGE))
                            .projection(
                                Projection.builder()
                                    .projectionType(ProjectionType.KEYS_ONLY)
                                    .build())
                            .build()));
    return name;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
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
