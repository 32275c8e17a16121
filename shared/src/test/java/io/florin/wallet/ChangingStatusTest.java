package io.florin.wallet;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.leave;
import static io.florin.ledger.LedgerFixture.leg;
import static io.florin.ledger.LedgerFixture.open;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static io.florin.ledger.LedgerFixture.retry;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.identity.Role;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Note;
import io.florin.ledger.StatusRefusal;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletStatus;
import io.florin.ledger.dynamodb.LedgerTables;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.Fault;
import io.florin.testing.FaultyDynamoDb;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangingStatusTest {
  private static final Note REASON = new Note("Reported as stolen");

  private final FaultyDynamoDb dynamoDb = new FaultyDynamoDb(DynamoDbLocal.client());
  private final LedgerStore store =
      LedgerTables.store(dynamoDb.client(), LedgerTables.newTable(), () -> NOON);
  private final ChangingStatus statuses =
      new ChangingStatus(
          store, new Ledger(store, () -> NOON, retry(20)), new ShowingPositions(store));
  private final CustomerId owner = customer();
  private final Caller admin = new Caller(customer(), Role.ADMIN);
  private final Wallet wallet = opened(owner);

  ChangingStatusTest() {
    open(store, wallet);
  }

  @Test
  void aChangeWhoseAnswerWasLostIsFoundToBeDone() {
    // The wallet is read, and then the entry is put.
    dynamoDb.next(Fault.NONE, Fault.LOST_ANSWER_AND_TOKEN);

    assertThat(statuses.freeze(admin, wallet.id(), REASON, soon()))
        .isInstanceOf(StatusChange.Done.class);

    assertThat(dynamoDb.happened()).isEqualTo(1);
    assertThat(newest().version()).isEqualTo(2);
    assertThat(newest().status()).isEqualTo(WalletStatus.FROZEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"LOST_REQUEST", "CONFLICT", "THROTTLING", "SERVER_ERROR"})
  void whatPassesIsTriedAgain(Fault fault) {
    dynamoDb.next(Fault.NONE, fault);

    assertThat(statuses.close(admin, wallet.id(), REASON, soon()))
        .isInstanceOf(StatusChange.Done.class);
    assertThat(newest().kind()).isEqualTo(EntryKind.CLOSE);
    assertThat(newest().version()).isEqualTo(2);
  }

  @Test
  void anOwnerClosesTheirOwnAndNobodyElses() {
    Caller other = new Caller(customer(), Role.CUSTOMER);

    assertThat(statuses.close(other, wallet.id(), REASON, soon()))
        .isInstanceOf(StatusChange.NotFound.class);
    assertThat(newest()).isEqualTo(wallet.newest());
    assertThat(statuses.close(new Caller(owner, Role.CUSTOMER), wallet.id(), REASON, soon()))
        .isInstanceOf(StatusChange.Done.class);
  }

  @Test
  void aSystemWalletDoesNotExist() {
    assertThat(statuses.freeze(admin, new WalletId("wal_system_ADJUSTMENTS_EUR_0"), REASON, soon()))
        .isInstanceOf(StatusChange.NotFound.class);
  }

  @Test
  void aWalletWithLegsIsNotClosed() {
    Wallet merchant = openedBatched(owner);
    open(store, merchant);
    leave(store, List.of(leg(merchant, 1)));

    assertThat(statuses.close(admin, merchant.id(), REASON, soon()))
        .isEqualTo(new StatusChange.Refused(StatusRefusal.WALLET_BUSY));
  }

  private Entry newest() {
    return store.wallets(Set.of(wallet.id()), soon()).values().iterator().next().newest();
  }
}
