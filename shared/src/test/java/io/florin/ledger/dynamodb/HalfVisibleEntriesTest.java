package io.florin.ledger.dynamodb;

import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.History;
import io.florin.ledger.KeptEntry;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.Order;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.retry.UnavailableException;
import io.florin.testing.DynamoDbLocal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** A transaction of several entries of one wallet may be seen in part while it is in flight. */
class HalfVisibleEntriesTest {
  private static final VersionRange ALL = new VersionRange(1, 4);

  private final Hiding client = new Hiding(DynamoDbLocal.client());
  private final LedgerStore store =
      LedgerTables.store(client, LedgerTables.newTable(), InstantSource.system());
  private Wallet wallet = opened(customer());

  HalfVisibleEntriesTest() {
    LedgerFixture.open(store, wallet);
    for (int count = 0; count < 3; count++) {
      wallet = credited(wallet, 1_00);
      LedgerFixture.append(store, wallet.newest());
    }
  }

  /** A table that does not show one entry in so many answers. */
  private static final class Hiding implements DynamoDbClient {
    private final DynamoDbClient table;
    private String hidden = "";
    private boolean wholePartition;
    private int times;

    Hiding(DynamoDbClient table) {
      this.table = table;
    }

    void hideWallet(int newTimes) {
      wholePartition = true;
      times = newTimes;
    }

    void hide(long version, int newTimes) {
      hidden = "ENTRY#%012d".formatted(version);
      times = newTimes;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      QueryResponse answer = table.query(request);
      List<Map<String, AttributeValue>> seen =
          answer.items().stream()
              .filter(item -> !wholePartition)
              .filter(item -> !AttributeValue.fromS(hidden).equals(item.get("sk")))
              .toList();
      if (times == 0 || seen.size() == answer.items().size()) {
        return answer;
      }
      times--;
      return answer.toBuilder().items(seen).build();
    }

    void hideCommand(int newTimes) {
      times = newTimes;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      if (times == 0) {
        return table.batchGetItem(request);
      }
      times--;
      return BatchGetItemResponse.builder().responses(Map.of()).unprocessedKeys(Map.of()).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      return table.putItem(request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      return table.transactWriteItems(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource
  void entriesAreReadAgainUntilNoneIsMissing(Order order) {
    for (long version = 1; version <= 3; version++) {
      client.hide(version, 2);

      List<Long> read =
          store.entries(wallet.terms(), ALL, order, 10, soon()).stream()
              .map(Entry::version)
              .sorted()
              .toList();

      assertThat(read).containsExactly(1L, 2L, 3L, 4L);
    }
  }

  @Test
  void aPageIsNotShorterForWhatIsNotSeenYet() {
    client.hide(2, 2);

    assertThat(store.entries(wallet.terms(), ALL, Order.ASCENDING, 2, soon()))
        .extracting(Entry::version)
        .containsExactly(1L, 2L);
  }

  @Test
  void anEntryThatIsGoneIsToldOnlyToWhoeverVerifies() {
    client.hide(2, Integer.MAX_VALUE);

    assertThat(store.keptEntries(wallet.terms(), ALL, 10, soon()))
        .extracting(kept -> ((KeptEntry.Legible) kept).entry().version())
        .containsExactly(1L, 3L, 4L);
    assertThatThrownBy(() -> store.entries(wallet.terms(), ALL, Order.ASCENDING, 10, soon()))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void theWalletThatARecordNamesIsReadAgainUntilItIsSeen() {
    client.hideWallet(2);

    assertThat(store.namedWallet(wallet.id(), soon())).isEqualTo(wallet);

    client.hideWallet(Integer.MAX_VALUE);
    assertThatThrownBy(() -> store.namedWallet(wallet.id(), soon()))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void theRecordThatAnEntryNamesIsReadAgainUntilItIsSeen() {
    CommandRecord record = command(customer()).ledTo(new OpenedWallet(wallet.id()));
    History.record(store, record);
    client.hideCommand(2);

    assertThat(store.namedCommands(Set.of(record.id()), soon()))
        .containsExactly(Map.entry(record.id(), record));

    client.hideCommand(Integer.MAX_VALUE);
    assertThatThrownBy(() -> store.namedCommands(Set.of(record.id()), soon()))
        .isInstanceOf(UnavailableException.class);
  }
}
