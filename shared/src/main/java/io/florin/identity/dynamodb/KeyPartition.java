package io.florin.identity.dynamodb;

import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.retry.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The partition of a table in which the halves of key pairs are, one item each, in order. */
final class KeyPartition {
  private static final int MAX_PAGES = 20;

  private final RetryingDynamoDb dynamoDb;
  private final String table;
  private final String partition;

  KeyPartition(RetryingDynamoDb dynamoDb, String table, String partition) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.partition = partition;
  }

  /**
   * Up to {@code limit} items, strongly consistent. A page may be short or empty and not be the
   * last one.
   */
  List<Map<String, AttributeValue>> read(boolean oldestFirst, int limit, Deadline deadline) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryRequest request = query(oldestFirst, limit);
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      QueryResponse page = dynamoDb.query(request, deadline);
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
