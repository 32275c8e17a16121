package io.florin.catalogue.dynamodb;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CatalogueStore;
import io.florin.catalogue.TransactionRule;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletType;
import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.dynamodb.TransactionResult;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The catalogue in the table of the ledger. Needs {@code Query} there, to put also {@code PutItem}.
 */
public final class DynamoDbCatalogueStore implements CatalogueStore {
  // All there can be fills less than ten pages, unless they are short.
  private static final int MAX_PAGES = 100;

  private static final String ABSENT = "attribute_not_exists(" + CatalogueItems.PK + ")";
  private static final String OVER_THE_VERSION_BEFORE = CatalogueItems.VERSION + " = :before";

  private final RetryingDynamoDb dynamoDb;
  private final String table;
  private final RandomGenerator random;

  /**
   * A catalogue in a table.
   *
   * @param retry how often, and after what waits, a call is tried again
   * @param random by which it knows what it has put itself
   */
  public DynamoDbCatalogueStore(
      DynamoDbClient client, String table, Retry retry, RandomGenerator random) {
    dynamoDb = new RetryingDynamoDb(client, retry);
    this.table = table;
    this.random = random;
  }

  @Override
  public Catalogue read(Deadline deadline) {
    List<WalletType> walletTypes = new ArrayList<>();
    List<TransactionType> transactionTypes = new ArrayList<>();
    List<TransactionRule> rules = new ArrayList<>();
    for (Map<String, AttributeValue> item : items(deadline)) {
      switch (CatalogueItems.kindOf(item)) {
        case WALLET_TYPE -> walletTypes.add(CatalogueItems.walletType(item));
        case TRANSACTION_TYPE -> transactionTypes.add(CatalogueItems.transactionType(item));
        case RULE -> rules.add(CatalogueItems.rule(item));
      }
    }
    return new Catalogue(walletTypes, transactionTypes, rules);
  }

  private List<Map<String, AttributeValue>> items(Deadline deadline) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression(CatalogueItems.PK + " = :pk")
            .expressionAttributeValues(Map.of(":pk", CatalogueItems.PARTITION))
            .consistentRead(true)
            .build();
    for (int pages = 1; pages <= MAX_PAGES; pages++) {
      QueryResponse page = dynamoDb.query(query, deadline);
      items.addAll(page.items());
      if (!page.hasLastEvaluatedKey()) {
        return items;
      }
      query = query.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
    }
    throw new UnavailableException(
        "The catalogue", new IllegalStateException("Too many short pages."));
  }

  @Override
  public Putting put(WalletType type, Deadline deadline) {
    return put(CatalogueItems.item(type), type.version(), deadline);
  }

  @Override
  public Putting put(TransactionType type, Deadline deadline) {
    return put(CatalogueItems.item(type), type.version(), deadline);
  }

  @Override
  public Putting put(TransactionRule rule, Deadline deadline) {
    return put(CatalogueItems.item(rule), rule.version(), deadline);
  }

  private Putting put(Map<String, AttributeValue> item, long version, Deadline deadline) {
    if (version < 1) {
      throw new IllegalArgumentException("What is put has a version from 1 on.");
    }
    AttributeValue mark = AttributeValue.fromS(Long.toHexString(random.nextLong()));
    item.put(CatalogueItems.MARK, mark);
    Put.Builder put =
        Put.builder()
            .tableName(table)
            .item(item)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (version == 1) {
      put.conditionExpression(ABSENT);
    } else {
      put.conditionExpression(OVER_THE_VERSION_BEFORE)
          .expressionAttributeValues(Map.of(":before", CatalogueItems.number(version - 1)));
    }
    return switch (dynamoDb.put(List.of(put.build()), deadline)) {
      case TransactionResult.Committed committed -> Putting.PUT;
      case TransactionResult.Contended contended -> Putting.CONTENDED;
      case TransactionResult.ConditionsFailed failed -> {
        // A try whose answer was lost has put it: then what is there carries its mark.
        Map<String, AttributeValue> there = failed.reasons().getFirst().item();
        if (mark.equals(there.get(CatalogueItems.MARK))) {
          yield Putting.PUT;
        }
        yield version == 1 ? Putting.TAKEN : Putting.STALE;
      }
    };
  }
}
