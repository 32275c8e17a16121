package io.florin.identity.dynamodb;

import static io.florin.identity.Applicants.account;
import static io.florin.identity.Applicants.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.identity.Account;
import io.florin.identity.AccountStore;
import io.florin.identity.AccountStoreContract;
import io.florin.identity.CustomerStore;
import io.florin.identity.PasswordHash;
import io.florin.identity.Registration;
import io.florin.retry.UnavailableException;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.Fault;
import io.florin.testing.FaultyDynamoDb;
import java.time.InstantSource;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DynamoDbAccountsTest extends AccountStoreContract {
  private final FaultyDynamoDb dynamoDb = new FaultyDynamoDb(DynamoDbLocal.client());
  private final String customersTable = DynamoDbLocal.newTable("customers");
  private final String credentialsTable = DynamoDbLocal.newTable("credentials");

  @Override
  protected AccountStore accounts() {
    return new DynamoDbAccounts(
        dynamoDb.client(), customersTable, credentialsTable, Tries.quick(), InstantSource.system());
  }

  @Override
  protected CustomerStore customers() {
    return new DynamoDbCustomers(
        dynamoDb.client(), customersTable, Tries.quick(), InstantSource.system());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMPTY_PAGE")
  void aRegistrationSurvivesAFault(Fault fault) {
    Account account = account(applicant(1));
    dynamoDb.next(fault, fault);

    assertThat(accounts().add(account)).isEqualTo(registered(account));
    assertThat(accounts().findByEmail(account.customer().email())).contains(account);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMPTY_PAGE")
  void aRefusalSurvivesAFault(Fault fault) {
    accounts().add(account(applicant(1)));
    dynamoDb.next(fault, fault);

    assertThat(accounts().add(account(applicant(1)))).isEqualTo(new Registration.EmailTaken());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMPTY_PAGE")
  void anotherPasswordSurvivesAFault(Fault fault) {
    Account account = account(applicant(1));
    accounts().add(account);
    dynamoDb.next(fault, fault);

    accounts().replacePassword(account.customer().id(), new PasswordHash("another"));

    assertThat(accounts().findByEmail(account.customer().email()))
        .contains(new Account(account.customer(), new PasswordHash("another")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMPTY_PAGE")
  void readingSurvivesAFault(Fault fault) {
    Account account = account(applicant(1));
    accounts().add(account);

    dynamoDb.next(fault, fault);
    assertThat(accounts().findByEmail(account.customer().email())).contains(account);
    dynamoDb.next(fault, fault);
    assertThat(customers().find(account.customer().id())).contains(account.customer());
  }

  @Test
  void triesEnd() {
    dynamoDb.next(Collections.nCopies(100, Fault.CONFLICT).toArray(Fault[]::new));

    assertThatThrownBy(() -> accounts().add(account(applicant(1))))
        .isInstanceOf(UnavailableException.class);
    assertThat(dynamoDb.calls("transactWriteItems")).isEqualTo(Tries.MAX);
  }

  @Test
  void aRegistrationCostsOneRoundTripAndASignInThree() {
    Account account = account(applicant(1));
    accounts().add(account);
    accounts().findByEmail(account.customer().email());

    assertThat(dynamoDb.calls("transactWriteItems")).isEqualTo(1);
    assertThat(dynamoDb.calls("getItem")).isEqualTo(3);
  }

  @Test
  void anUnknownEmailAddressCostsAsManyReadsAsAKnownOne() {
    accounts().findByEmail(applicant(1).email());

    assertThat(dynamoDb.calls("getItem")).isEqualTo(3);
  }

  @Test
  void anAccountOfWhichOnlyAPartIsSeenIsReadAgainAndNotTakenForNone() {
    Account account = account(applicant(1));
    accounts().add(account);
    DynamoDbLocal.client()
        .deleteItem(
            request ->
                request
                    .tableName(customersTable)
                    .key(CustomersTable.profileKey(account.customer().id())));

    assertThatThrownBy(() -> accounts().findByEmail(account.customer().email()))
        .isInstanceOf(UnavailableException.class);
    assertThat(dynamoDb.calls("getItem")).isEqualTo(3 * Tries.MAX);
  }
}
