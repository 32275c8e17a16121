package io.florin.identity.dynamodb;

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
  private final DynamoDbClient dynamoDb;
  private final String customersTable;
  private final Resending resending;

  /** Reads the table of that name. */
  public DynamoDbCustomers(
      DynamoDbClient dynamoDb, String customersTable, Retry retry, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.customersTable = customersTable;
    this.resending = new Resending(retry, clock);
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    GetItemRequest request = Requests.getNewest(customersTable, CustomersTable.profileKey(id));
    GetItemResponse response = resending.send(() -> dynamoDb.getItem(request));
    return response.hasItem()
        ? Optional.of(CustomersTable.customer(response.item()))
        : Optional.empty();
  }
}
