package io.florin.identity.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The partition of a table in which the halves of key pairs are, one item each, in order. */
final class KeyPartition {
  private static final int MAX_PAGES = 20;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final String partition;
  private final Resending resending;

  KeyPartition(DynamoDbClient dynamoDb, String table, String partition, Resending resending) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.partition = partition;
    this.resending = resending;
  }

  /**
   * Up to {@code limit} items, strongly consistent. A page may be short or empty and not be the
   * last one.
   */
  List<Map<String, AttributeValue>> read(boolean oldestFirst, int limit) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryRequest request = query(oldestFirst, limit);
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      QueryRequest current = request;
      QueryResponse page = resending.send(() -> dynamoDb.query(current));
      items.addAll(page.items());
      if (items.size() >= limit || !page.hasLastEvaluatedKey()) {
        return items;
      }
      request = request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
    }
    throw new IllegalStateException("The keys in " + table + " fill too many pages.");
  }

  private QueryRequest query(boolean oldestFirst, int limit) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", Attributes.string(partition)))
        .consistentRead(true)
        .scanIndexForward(oldestFirst)
        .limit(limit)
        .build();
  }
}
