package io.florin.transfer;

import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.Channel;
import io.florin.ledger.History;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Period;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferKind;
import io.florin.money.SizeRange;
import io.florin.transfer.TransferFilter.Direction;
import io.florin.wallet.ShowingWallets;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTransfersTest {
  private static final int MAX_PAGES = 2_000;

  private final LedgerStore store = new InMemoryLedgerStore(InstantSource.system());
  private final Caller admin = new Caller(customer(), Role.ADMIN);
  private final History history = new History(store, customer());
  private final ListingTransfers listing = new ListingTransfers(store, new ShowingWallets(store));

  @Test
  void eachTransferIsListedOnceWhereverAPageEnds() {
    List<Transfer> expected = new ArrayList<>();
    expected.add(history.throughTheBank(TransferKind.DEPOSIT, 100_00, 1));
    history.reserved(1_00, 2);
    expected.add(history.transferred(TransferKind.TRANSFER, -5_00, "Lunch", 3));
    expected.addAll(history.folded(List.of(1L, 2L, 3L, 4L, 5L), 4));
    expected.add(history.throughTheBank(TransferKind.WITHDRAWAL, -1_00, 5));
    expected.addAll(history.folded(List.of(6L), 6));
    expected.add(history.transferred(TransferKind.CAPTURE, -1_00, "Tickets", 7));
    history.reserved(-1_00, 8);

    for (int limit = 1; limit <= expected.size() + 1; limit++) {
      assertThat(all(TransferFilter.ALL, Order.ASCENDING, limit)).isEqualTo(expected);
      assertThat(all(TransferFilter.ALL, Order.DESCENDING, limit)).isEqualTo(expected.reversed());
    }
  }

  @Test
  void eachPartOfTheFilterHasToFit() {
    history.moved(100_00, 1);
    Transfer lunch = history.transferred(TransferKind.TRANSFER, -5_00, "Lunch with Ana", 2);
    Transfer back = history.transferred(TransferKind.REVERSAL, 2_00, "Half of the LUNCH", 3);
    history.transferred(TransferKind.TRANSFER, 7_00, "Rent", 4);

    assertThat(all(text("lunch"), Order.ASCENDING, 9)).containsExactly(lunch, back);
    assertThat(all(filter(Optional.of(Direction.OUT), Optional.empty()), Order.ASCENDING, 9))
        .containsExactly(lunch);
    assertThat(
            all(
                filter(Optional.of(Direction.IN), Optional.of(TransferKind.REVERSAL)),
                Order.ASCENDING,
                9))
        .containsExactly(back);
    assertThat(all(sizes("2.00", "5.00"), Order.DESCENDING, 1)).containsExactly(back, lunch);
    assertThat(all(period(2, 3), Order.DESCENDING, 1)).containsExactly(lunch);
    assertThat(all(by("TRANSFER", Channel.APP), Order.DESCENDING, 9)).hasSize(3);
    assertThat(all(by("TRANSFER", Channel.USSD), Order.DESCENDING, 9)).isEmpty();
    assertThat(all(by("GIFT", Channel.APP), Order.DESCENDING, 9)).isEmpty();
  }

  @Test
  void aPageLooksAtABoundedNumberOfEntriesAndRecords() {
    Transfer first = history.transferred(TransferKind.TRANSFER, 1_00, "Needle", 1);
    for (int i = 0; i < ListingTransfers.MAX_ENTRIES + 50; i++) {
      history.reserved(0, 2);
    }
    TransferPage<ListingTransfers.Place> idle =
        page(TransferFilter.ALL, Order.DESCENDING, Optional.empty(), 100);
    assertThat(idle.transfers()).isEmpty();
    assertThat(idle.next()).isPresent();

    for (int i = 0; i < 12; i++) {
      history.folded(Collections.nCopies(99, 1L), 3);
    }
    TransferPage<ListingTransfers.Place> full =
        page(text("needle"), Order.DESCENDING, Optional.empty(), 100);
    assertThat(full.transfers()).isEmpty();
    assertThat(full.next().orElseThrow().version()).isGreaterThan(history.wallet().version() - 12);

    assertThat(all(text("needle"), Order.DESCENDING, 100)).containsExactly(first);
  }

  @Test
  void theWalletOfAnotherHasNoTransfers() {
    assertThat(
            listing.ofWallet(
                new Caller(customer(), Role.CUSTOMER),
                history.wallet().id(),
                TransferFilter.ALL,
                Order.ASCENDING,
                Optional.empty(),
                1,
                soon()))
        .isEmpty();
  }

  private static TransferFilter text(String part) {
    return filter(
        Period.ALWAYS, Optional.empty(), Optional.empty(), SizeRange.ANY, Optional.of(part));
  }

  private static TransferFilter filter(Optional<Direction> direction, Optional<TransferKind> kind) {
    return filter(Period.ALWAYS, direction, kind, SizeRange.ANY, Optional.empty());
  }

  private static TransferFilter sizes(String least, String most) {
    return filter(
        Period.ALWAYS,
        Optional.empty(),
        Optional.empty(),
        new SizeRange(Optional.of(new BigDecimal(least)), Optional.of(new BigDecimal(most))),
        Optional.empty());
  }

  private static TransferFilter period(long from, long to) {
    return filter(
        new Period(Optional.of(History.after(from)), Optional.of(History.after(to))),
        Optional.empty(),
        Optional.empty(),
        SizeRange.ANY,
        Optional.empty());
  }

  private static TransferFilter by(String type, Channel channel) {
    return new TransferFilter(
        Period.ALWAYS,
        Optional.empty(),
        Optional.empty(),
        Optional.of(type),
        Optional.of(channel),
        SizeRange.ANY,
        Optional.empty());
  }

  private static TransferFilter filter(
      Period period,
      Optional<Direction> direction,
      Optional<TransferKind> kind,
      SizeRange sizes,
      Optional<String> text) {
    return new TransferFilter(
        period, direction, kind, Optional.empty(), Optional.empty(), sizes, text);
  }

  private List<Transfer> all(TransferFilter filter, Order order, int limit) {
    List<Transfer> all = new ArrayList<>();
    Optional<ListingTransfers.Place> after = Optional.empty();
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      TransferPage<ListingTransfers.Place> page = page(filter, order, after, limit);
      assertThat(page.transfers()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.transfers());
      after = page.next();
      if (after.isEmpty()) {
        return all;
      }
    }
    throw new AssertionError("The list does not end.");
  }

  private TransferPage<ListingTransfers.Place> page(
      TransferFilter filter, Order order, Optional<ListingTransfers.Place> after, int limit) {
    return listing
        .ofWallet(admin, history.wallet().id(), filter, order, after, limit, soon())
        .orElseThrow();
  }
}
