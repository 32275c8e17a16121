package io.florin.identity.dynamodb;

import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.dynamodb.TransactionResult;
import io.florin.identity.Account;
import io.florin.identity.AccountStore;
import io.florin.identity.Customer;
import io.florin.identity.CustomerId;
import io.florin.identity.EmailAddress;
import io.florin.identity.PasswordHash;
import io.florin.identity.Registration;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;

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

  private final RetryingDynamoDb dynamoDb;
  private final String customersTable;
  private final String credentialsTable;
  private final Retry rereading;
  private final InstantSource clock;

  /** Keeps accounts in the tables of these names. */
  public DynamoDbAccounts(
      DynamoDbClient client,
      String customersTable,
      String credentialsTable,
      Retry retry,
      InstantSource clock) {
    this.dynamoDb = new RetryingDynamoDb(client, retry);
    this.customersTable = customersTable;
    this.credentialsTable = credentialsTable;
    this.rereading = retry;
    this.clock = clock;
  }

  @Override
  public Registration add(Account account) {
    return switch (dynamoDb.put(puts(account), Requests.deadline(clock))) {
      case TransactionResult.Committed committed -> new Registration.Registered(account.customer());
      case TransactionResult.ConditionsFailed failed -> refusal(account.customer(), failed);
      case TransactionResult.Contended contended ->
          throw unavailable("Others kept registering with the same contacts or document.");
    };
  }

  private List<Put> puts(Account account) {
    Customer customer = account.customer();
    List<Put> puts = new ArrayList<>();
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

  private static Registration refusal(
      Customer customer, TransactionResult.ConditionsFailed failed) {
    // An id is made once. An item that has it was put by this very request, sent before: it was
    // committed, and its answer was lost.
    if (failed.reasons().stream().anyMatch(reason -> isOwn(reason, customer.id()))) {
      return new Registration.Registered(customer);
    }
    if (failed.at(EMAIL)) {
      return new Registration.EmailTaken();
    }
    if (failed.at(PHONE)) {
      return new Registration.PhoneTaken();
    }
    if (customer.document().isPresent() && failed.at(DOCUMENT)) {
      return new Registration.IdNumberTaken();
    }
    throw new IllegalStateException("The new id " + customer.id() + " is somebody else's.");
  }

  private static boolean isOwn(CancellationReason reason, CustomerId id) {
    return reason.hasItem() && CustomersTable.names(reason.item(), id);
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    Deadline deadline = Requests.deadline(clock);
    for (int tries = 1; ; tries++) {
      Map<String, AttributeValue> claim =
          get(customersTable, CustomersTable.emailKey(email), deadline);
      // For an unknown address nobody's items are read: as many reads, so the same time.
      CustomerId id = claim.isEmpty() ? NOBODY : CustomersTable.owner(claim);
      Map<String, AttributeValue> profile =
          get(customersTable, CustomersTable.profileKey(id), deadline);
      Map<String, AttributeValue> password =
          get(credentialsTable, CredentialsTable.passwordKey(id), deadline);
      if (claim.isEmpty()) {
        return Optional.empty();
      }
      if (!profile.isEmpty() && !password.isEmpty()) {
        return Optional.of(
            new Account(CustomersTable.customer(profile), CredentialsTable.passwordHash(password)));
      }
      // They are put in one transaction, of which reads may see a part while it is in flight.
      if (!rereading.waitForNextTry(tries, deadline)) {
        throw unavailable("A part of an account was read.");
      }
    }
  }

  private Map<String, AttributeValue> get(
      String table, Map<String, AttributeValue> key, Deadline deadline) {
    return dynamoDb.getItem(Requests.getNewest(table, key), deadline).item();
  }

  @Override
  public void replacePassword(CustomerId id, PasswordHash passwordHash) {
    Put put = Requests.replace(credentialsTable, CredentialsTable.password(id, passwordHash));
    switch (dynamoDb.put(List.of(put), Requests.deadline(clock))) {
      case TransactionResult.Committed committed -> {}
      case TransactionResult.ConditionsFailed failed ->
          throw new IllegalArgumentException("There is no customer " + id + ".");
      case TransactionResult.Contended contended ->
          throw unavailable("Others kept changing the password.");
    }
  }

  private static UnavailableException unavailable(String why) {
    return new UnavailableException("DynamoDB", new IllegalStateException(why));
  }
}
