package io.florin.local.role;

import io.florin.local.template.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The permissions that operations of DynamoDB need.
 *
 * <p>Transactions have no permission of their own: each item needs that of its own action, as the
 * Service Authorization Reference has it.
 */
final class DynamoDbNeeds implements Needs {
  private final Account account;

  DynamoDbNeeds(Account account) {
    this.account = account;
  }

  @Override
  public Optional<List<Need>> of(Object request) {
    return switch (request) {
      case GetItemRequest get -> one("GetItem", get.tableName());
      case QueryRequest query ->
          query.indexName() == null
              ? one("Query", query.tableName())
              : one("Query", query.tableName() + "/index/" + query.indexName());
      case PutItemRequest put -> one("PutItem", put.tableName());
      case DeleteItemRequest delete -> one("DeleteItem", delete.tableName());
      case DescribeTableRequest describe -> one("DescribeTable", describe.tableName());
      case BatchGetItemRequest batch ->
          Optional.of(
              batch.requestItems().keySet().stream()
                  .map(table -> need("BatchGetItem", table))
                  .toList());
      case TransactGetItemsRequest reads -> Optional.of(ofReads(reads.transactItems()));
      case TransactWriteItemsRequest writes -> Optional.of(ofWrites(writes.transactItems()));
      default -> Optional.empty();
    };
  }

  private List<Need> ofReads(List<TransactGetItem> items) {
    return items.stream().map(item -> need("GetItem", item.get().tableName())).toList();
  }

  private List<Need> ofWrites(List<TransactWriteItem> items) {
    List<Need> needs = new ArrayList<>(items.size());
    for (TransactWriteItem item : items) {
      if (item.put() != null) {
        needs.add(need("PutItem", item.put().tableName()));
      }
      if (item.delete() != null) {
        needs.add(need("DeleteItem", item.delete().tableName()));
      }
      if (item.conditionCheck() != null) {
        needs.add(need("ConditionCheckItem", item.conditionCheck().tableName()));
      }
      if (item.update() != null) {
        needs.add(need("UpdateItem", item.update().tableName()));
      }
    }
    return needs;
  }

  private Optional<List<Need>> one(String action, String table) {
    return Optional.of(List.of(need(action, table)));
  }

  private Need need(String action, String table) {
    String arn = table.startsWith("arn:") ? table : account.arn("dynamodb", "table/" + table);
    return new Need("dynamodb:" + action, arn);
  }
}
