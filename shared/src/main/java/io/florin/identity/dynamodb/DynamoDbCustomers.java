package io.florin.identity.dynamodb;

import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.identity.Customer;
import io.florin.identity.CustomerId;
import io.florin.identity.CustomerStore;
import io.florin.retry.Retry;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Customers in the table {@code customers}. Needs {@code GetItem} there. */
public final class DynamoDbCustomers implements CustomerStore {
  private final RetryingDynamoDb dynamoDb;
  private final String customersTable;
  private final InstantSource clock;

  /** Reads the table of that name. */
  public DynamoDbCustomers(
      DynamoDbClient client, String customersTable, Retry retry, InstantSource clock) {
    this.dynamoDb = new RetryingDynamoDb(client, retry);
    this.customersTable = customersTable;
    this.clock = clock;
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    GetItemRequest request = Requests.getNewest(customersTable, CustomersTable.profileKey(id));
    GetItemResponse response = dynamoDb.getItem(request, Requests.deadline(clock));
    return response.hasItem()
        ? Optional.of(CustomersTable.customer(response.item()))
        : Optional.empty();
  }
}
