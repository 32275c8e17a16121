package io.florin.simulation.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One write of an item, alone or as part of a transaction.
 *
 * @param key the item's key, or the whole item
 * @param item what is put; null when nothing is left of it
 * @param returnsOld whether the item is returned when the condition fails
 */
record Write(
    Action action,
    Map<String, AttributeValue> key,
    @Nullable Map<String, AttributeValue> item,
    Condition condition,
    Map<String, AttributeValue> values,
    boolean returnsOld) {

  /** What is done. */
  enum Action {
    PUT,
    DELETE,
    CHECK
  }

  static Write of(TransactWriteItem item) {
    Requests.refuse(item.update(), "update expression");
    Put put = item.put();
    if (put != null) {
      Requests.refuse(put.hasExpressionAttributeNames() ? put : null, "attribute names");
      return new Write(
          Action.PUT,
          put.item(),
          new HashMap<>(put.item()),
          condition(put.conditionExpression()),
          put.expressionAttributeValues(),
          returnsOld(put.returnValuesOnConditionCheckFailure()));
    }
    Delete delete = item.delete();
    if (delete != null) {
      Requests.refuse(delete.hasExpressionAttributeNames() ? delete : null, "attribute names");
      return new Write(
          Action.DELETE,
          delete.key(),
          null,
          condition(delete.conditionExpression()),
          delete.expressionAttributeValues(),
          returnsOld(delete.returnValuesOnConditionCheckFailure()));
    }
    ConditionCheck check = item.conditionCheck();
    Requests.refuse(check.hasExpressionAttributeNames() ? check : null, "attribute names");
    return new Write(
        Action.CHECK,
        check.key(),
        null,
        condition(check.conditionExpression()),
        check.expressionAttributeValues(),
        returnsOld(check.returnValuesOnConditionCheckFailure()));
  }

  static Write of(PutItemRequest put) {
    Requests.refuse(put.hasExpressionAttributeNames() ? put : null, "attribute names");
    return new Write(
        Action.PUT,
        put.item(),
        new HashMap<>(put.item()),
        condition(put.conditionExpression()),
        put.expressionAttributeValues(),
        returnsOld(put.returnValuesOnConditionCheckFailure()));
  }

  private static Condition condition(@Nullable String expression) {
    return expression == null ? (item, values) -> true : Condition.parse(expression);
  }

  private static boolean returnsOld(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
    return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }

  ConditionalCheckFailedException conditionFailed(@Nullable Map<String, AttributeValue> old) {
    return ConditionalCheckFailedException.builder()
        .statusCode(400)
        .item(returnsOld ? old : null)
        .message("The condition failed.")
        .build();
  }
}
