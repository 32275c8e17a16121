package io.florin.identity.dynamodb;

import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The few shapes of request that identity makes, and how long it goes on making them. */
final class Requests {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Requests() {}

  /** Puts an item that must not be there yet; one that is comes back with the refusal. */
  static Put putNew(String table, Map<String, AttributeValue> item) {
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression("attribute_not_exists(pk)")
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /** Puts an item in the place of one that must be there. Doing so twice is doing it once. */
  static Put replace(String table, Map<String, AttributeValue> item) {
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression("attribute_exists(pk)")
        .build();
  }

  static GetItemRequest getNewest(String table, Map<String, AttributeValue> key) {
    return GetItemRequest.builder().tableName(table).key(key).consistentRead(true).build();
  }

  /** When one call of a store is over, its further tries included. */
  static Deadline deadline(InstantSource clock) {
    return Deadline.in(PATIENCE, clock);
  }
}
