package io.florin.ledger.dynamodb;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.ledger.BankTransfers;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Commit;
import io.florin.ledger.KeptEntry;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.NumberedWallet;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.UnreadableRecordException;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.testing.DynamoDbLocal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item that nobody can read is the trouble of one transfer. */
class UnreadableItemsTest {
  private final String table = LedgerTables.newTable();
  private final LedgerStore store = LedgerTables.store(DynamoDbLocal.client(), table, () -> NOON);

  @Test
  void aRowThatCantBeReadHidesNoOther() {
    for (CommandRecord whole :
        new CommandRecord[] {BankTransfers.deposit().record(), attention()}) {
      put(CommandItems.item(whole));
      Map<String, AttributeValue> broken =
          new HashMap<>(CommandItems.item(BankTransfers.withdrawal().record()));
      broken.put("kind", AttributeValue.fromS("FLIGHT"));
      broken.put(LedgerItems.DUE_SHARD, CommandItems.item(whole).get(LedgerItems.DUE_SHARD));
      put(broken);
    }
    Instant inADay = NOON.plus(Duration.ofDays(2));

    assertThat(store.pending(10, soon())).hasSize(1);
    assertThat(store.needingAttention(10, soon())).hasSize(1);
    assertThat(store.due(Instant.EPOCH, inADay, 10, soon()))
        .extracting(PendingTransfer::needsAttention)
        .containsExactly(false, true);
  }

  private static CommandRecord attention() {
    BankTransfers transfer = BankTransfers.deposit();
    transfer.sent();
    return transfer.unansweredForTooLong();
  }

  @Test
  void aRecordThatCantBeReadSaysSo() {
    CommandRecord record = BankTransfers.deposit().record();
    Map<String, AttributeValue> broken = new HashMap<>(CommandItems.item(record));
    broken.remove("currency");
    put(broken);

    assertThatThrownBy(() -> store.command(record.id(), soon()))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining(record.id().value());
    assertThat(store.pending(10, soon()))
        .extracting(PendingTransfer::id)
        .containsExactly(new TransferId(record.id()));
  }

  @Test
  void entriesThatCantBeReadAreKeptAllTheSame() {
    Wallet wallet = opened(customer());
    store.commit(Commit.opening(wallet, Optional.empty()), soon());
    Map<String, AttributeValue> broken = new HashMap<>(EntryItems.item(wallet.newest()));
    broken.put("kind", AttributeValue.fromS("FLIGHT"));
    broken.put(LedgerItems.SK, LedgerItems.entrySortKey(2));
    put(broken);
    Map<String, AttributeValue> unnumbered = new HashMap<>(broken);
    unnumbered.put(LedgerItems.SK, AttributeValue.fromS("ENTRY#000000000001b"));
    put(unnumbered);

    assertThat(store.numbered(wallet.id(), soon())).contains(new NumberedWallet(wallet.terms(), 2));
    assertThat(store.keptEntries(wallet.terms(), new VersionRange(1, 2), 10, soon()))
        .containsExactly(
            new KeptEntry.Legible(wallet.newest()),
            new KeptEntry.Illegible(0),
            new KeptEntry.Illegible(2));
  }

  private void put(Map<String, AttributeValue> item) {
    DynamoDbLocal.client().putItem(put -> put.tableName(table).item(item));
  }
}
