package io.florin.transfer;

import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.BankTransfers;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.History;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Transfer;
import io.florin.ledger.UnreadableRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTransfersTest {
  private static final int WAITING = 5;

  private final LedgerStore store = new InMemoryLedgerStore(InstantSource.system());
  private final PendingTransfers pending = new PendingTransfers(store);
  private final List<CommandRecord> waiting = new ArrayList<>();

  PendingTransfersTest() {
    for (int i = 0; i < WAITING; i++) {
      BankTransfers transfer = BankTransfers.deposit();
      waiting.add(i == 0 ? attention(transfer) : transfer.record());
    }
    waiting.forEach(record -> History.record(store, record));
    BankTransfers ended = BankTransfers.withdrawal();
    ended.sent();
    History.record(store, ended.failed());
  }

  private static CommandRecord attention(BankTransfers transfer) {
    transfer.sent();
    return transfer.unansweredForTooLong();
  }

  @Test
  void whatWaitsIsListedOnceTheOperatorsListIncludedAndWhatHasEndedIsNot() {
    for (int limit = 1; limit <= WAITING + 1; limit++) {
      List<Transfer> ascending = all(Order.ASCENDING, limit);
      assertThat(ascending)
          .map(Transfer::id)
          .map(id -> id.command())
          .containsExactlyInAnyOrderElementsOf(waiting.stream().map(CommandRecord::id).toList());
      assertThat(all(Order.DESCENDING, limit)).isEqualTo(ascending.reversed());
    }
  }

  @Test
  void ofVeryManyThoseAreListedThatAreLongestDue() {
    for (int i = 0; i < PendingTransfers.MAX_LOOKED_AT; i++) {
      History.record(store, BankTransfers.deposit().record());
    }
    int listed = 0;
    Optional<PendingTransfers.Place> after = Optional.empty();
    do {
      TransferPage<PendingTransfers.Place> page =
          pending.page(Order.DESCENDING, after, LedgerStore.MAX_PAGE, soon());
      listed += page.transfers().size();
      after = page.next();
    } while (after.isPresent());

    // The operators' list has one, and is looked at for itself.
    assertThat(listed).isEqualTo(PendingTransfers.MAX_LOOKED_AT + 1);
  }

  @Test
  void oneThatCannotBeReadHidesNoOther() {
    CommandId broken = waiting.get(2).id();

    List<Transfer> page =
        new PendingTransfers(UnreadableRecord.in(store, broken))
            .page(Order.ASCENDING, Optional.empty(), WAITING, soon())
            .transfers();

    assertThat(page)
        .extracting(transfer -> transfer.id().command())
        .containsExactlyInAnyOrderElementsOf(
            waiting.stream().map(CommandRecord::id).filter(id -> !id.equals(broken)).toList());
  }

  private List<Transfer> all(Order order, int limit) {
    List<Transfer> all = new ArrayList<>();
    Optional<PendingTransfers.Place> after = Optional.empty();
    for (int pages = 0; pages <= WAITING; pages++) {
      TransferPage<PendingTransfers.Place> page = pending.page(order, after, limit, soon());
      assertThat(page.transfers()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.transfers());
      after = page.next();
      if (after.isEmpty()) {
        return all;
      }
    }
    throw new AssertionError("The list does not end.");
  }
}
