package io.florin.identity.dynamodb;

import io.florin.identity.Account;
import io.florin.identity.AccountStore;
import io.florin.identity.Customer;
import io.florin.identity.CustomerId;
import io.florin.identity.EmailAddress;
import io.florin.identity.PasswordHash;
import io.florin.identity.Registration;
import io.florin.retry.Retry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Accounts in the tables {@code customers} and {@code credentials}. Needs {@code PutItem} on both
 * to add, {@code GetItem} on both to find, {@code PutItem} on {@code credentials} to replace a
 * password.
 */
public final class DynamoDbAccounts implements AccountStore {
  // Nobody's id: the first of all ULIDs, which stands for the first millisecond of 1970.
  private static final CustomerId NOBODY = new CustomerId("cus_" + "0".repeat(26));

  // The order of the puts, and so of the reasons why they were refused.
  private static final int PROFILE = 0;
  private static final int EMAIL = 1;
  private static final int PHONE = 2;
  private static final int PASSWORD = 3;
  private static final int DOCUMENT = 4;

  private final DynamoDbClient dynamoDb;
  private final String customersTable;
  private final String credentialsTable;
  private final Resending resending;

  /** Keeps accounts in the tables of these names. */
  public DynamoDbAccounts(
      DynamoDbClient dynamoDb,
      String customersTable,
      String credentialsTable,
      Retry retry,
      InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.customersTable = customersTable;
    this.credentialsTable = credentialsTable;
    this.resending = new Resending(retry, clock);
  }

  @Override
  public Registration add(Account account) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder().transactItems(puts(account)).build();
    try {
      resending.send(() -> dynamoDb.transactWriteItems(request));
      return new Registration.Registered(account.customer());
    } catch (TransactionCanceledException e) {
      if (!Resending.isRefusedCondition(e)) {
        throw e;
      }
      return refusal(account.customer(), e);
    }
  }

  private List<TransactWriteItem> puts(Account account) {
    Customer customer = account.customer();
    List<TransactWriteItem> puts = new ArrayList<>();
    puts.add(PROFILE, Requests.putNew(customersTable, CustomersTable.profile(customer)));
    puts.add(EMAIL, Requests.putNew(customersTable, CustomersTable.emailClaim(customer)));
    puts.add(PHONE, Requests.putNew(customersTable, CustomersTable.phoneClaim(customer)));
    puts.add(
        PASSWORD,
        Requests.putNew(
            credentialsTable, CredentialsTable.password(customer.id(), account.passwordHash())));
    customer
        .document()
        .map(document -> CustomersTable.documentClaim(document, customer.id()))
        .ifPresent(claim -> puts.add(DOCUMENT, Requests.putNew(customersTable, claim)));
    return puts;
  }

  private static Registration refusal(Customer customer, TransactionCanceledException e) {
    List<CancellationReason> reasons = e.cancellationReasons();
    // An id is made once. An item that has it was put by this very request, sent before: it was
    // committed, and its answer was lost.
    if (reasons.stream().anyMatch(reason -> isOwn(reason, customer.id()))) {
      return new Registration.Registered(customer);
    }
    if (Resending.isRefusedCondition(reasons.get(EMAIL))) {
      return new Registration.EmailTaken();
    }
    if (Resending.isRefusedCondition(reasons.get(PHONE))) {
      return new Registration.PhoneTaken();
    }
    if (reasons.size() > DOCUMENT && Resending.isRefusedCondition(reasons.get(DOCUMENT))) {
      return new Registration.IdNumberTaken();
    }
    throw e;
  }

  private static boolean isOwn(CancellationReason reason, CustomerId id) {
    return Resending.isRefusedCondition(reason)
        && reason.hasItem()
        && CustomersTable.names(reason.item(), id);
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    return resending.send(() -> readByEmail(email));
  }

  private Optional<Account> readByEmail(EmailAddress email) {
    Map<String, AttributeValue> claim = get(customersTable, CustomersTable.emailKey(email));
    // For an unknown address nobody's items are read: as many reads, so the same time.
    CustomerId id = claim.isEmpty() ? NOBODY : CustomersTable.owner(claim);
    Map<String, AttributeValue> profile = get(customersTable, CustomersTable.profileKey(id));
    Map<String, AttributeValue> password = get(credentialsTable, CredentialsTable.passwordKey(id));
    if (claim.isEmpty()) {
      return Optional.empty();
    }
    if (profile.isEmpty() || password.isEmpty()) {
      throw new HalfVisibleException("The account of " + id + " is not there as a whole.");
    }
    return Optional.of(
        new Account(CustomersTable.customer(profile), CredentialsTable.passwordHash(password)));
  }

  private Map<String, AttributeValue> get(String table, Map<String, AttributeValue> key) {
    return dynamoDb.getItem(Requests.getNewest(table, key)).item();
  }

  @Override
  public void replacePassword(CustomerId id, PasswordHash passwordHash) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(credentialsTable)
            .item(CredentialsTable.password(id, passwordHash))
            .conditionExpression("attribute_exists(pk)")
            .build();
    try {
      resending.send(() -> dynamoDb.putItem(request));
    } catch (ConditionalCheckFailedException e) {
      throw new IllegalArgumentException("There is no customer " + id + ".", e);
    }
  }
}
