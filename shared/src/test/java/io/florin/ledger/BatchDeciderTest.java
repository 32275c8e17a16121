package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.Fee;
import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.TypeStatus;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletType;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchDeciderTest {
  private static final SystemWallets SYSTEM = new SystemWallets(2);
  private static final @Nullable Refusal NONE = null;

  private final Command command = command(customer());
  private final BatchId id = new BatchId(command.id());
  private final Map<WalletId, Wallet> wallets = new HashMap<>();
  private Wallet from = known(credited(opened(customer()), 100_00));

  @Test
  void whatThePayerLacksInTheMiddleRefusesThatItemAloneAndSmallerOnesGoOn() {
    JointPosting posting = decide(Catalogue.standard(), items(60_00, 50_00, 30_00, 10_01, 10_00));

    assertThat(refusals(posting))
        .containsExactly(NONE, Refusal.INSUFFICIENT_FUNDS, NONE, Refusal.INSUFFICIENT_FUNDS, NONE);
    assertThat(payersEntries(posting))
        .extracting(Entry::posted)
        .containsExactly(eur(40_00), eur(10_00), eur(0));
    assertThat(payersEntries(posting)).extracting(Entry::version).containsExactly(3L, 4L, 5L);
    assertChained(posting);
  }

  @Test
  void eachItemIsATransferOfItsOwnThatNamesTheBatch() {
    JointPosting posting = decide(Catalogue.standard(), items(1, 2));

    assertThat(posting.commands())
        .extracting(CommandRecord::id)
        .containsExactly(id.transfer(0).command(), id.transfer(1).command());
    assertThat(posting.commands())
        .allSatisfy(
            record -> {
              Transfer transfer = (Transfer) record.outcome();
              assertThat(transfer.origin()).contains(id.command());
              assertThat(transfer.kind()).isEqualTo(TransferKind.TRANSFER);
              assertThat(transfer.type()).contains(TransactionType.TRANSFER.code());
              assertThat(transfer.status()).isEqualTo(TransferStatus.COMPLETED);
            });
  }

  @Test
  void feesLeaveThePayerOnTopAndComeToThePartsOfTheFeeWallet() {
    Catalogue costly = costly(1_00);
    // 99.00 with the fee is all there is: nothing is left for the second.
    JointPosting posting = decide(costly, items(99_00, 1));

    assertThat(refusals(posting)).containsExactly(NONE, Refusal.INSUFFICIENT_FUNDS);
    assertThat(payersEntries(posting)).extracting(Entry::amount).containsExactly(eur(-100_00));

    JointPosting many = decide(costly, items(1, 2, 3, 4, 5, 6));
    assertThat(refusals(many)).containsOnlyNulls();
    assertThat(many.entries())
        .filteredOn(entry -> entry.kind() == EntryKind.FEE)
        .hasSize(6)
        .extracting(Entry::amount)
        .containsOnly(eur(1_00));
    assertChained(many);
  }

  @Test
  void theDailyLimitCountsWhatItemsBeforeHaveTaken() {
    WalletLimits limits =
        new WalletLimits(eur(1), eur(100_00), Optional.of(eur(50_00)), Optional.empty());
    WalletType limited =
        new WalletType(
            WalletType.STANDARD.code(),
            WalletType.STANDARD.name(),
            Optional.empty(),
            SettlementMode.DIRECT,
            Map.of(EUR, limits),
            TypeStatus.ACTIVE,
            1);
    Catalogue catalogue =
        new Catalogue(List.of(limited), List.of(TransactionType.TRANSFER), List.of());

    assertThat(refusals(decide(catalogue, items(30_00, 20_01, 20_00, 1))))
        .containsExactly(NONE, Refusal.DAILY_LIMIT_EXCEEDED, NONE, Refusal.DAILY_LIMIT_EXCEEDED);
  }

  @Test
  void whoeverIsNotThereToBePaidRefusesTheItem() {
    WalletId nobody = opened(customer()).id();
    WalletId system = SYSTEM.part(SystemWallets.Purpose.FEES, EUR, id.transfer(0));
    List<TransferBatch.Item> items = new ArrayList<>(items(1));
    items.add(item(nobody, eur(1)));
    items.add(item(system, eur(1)));
    items.add(item(from.id(), eur(1)));

    JointPosting posting = decide(Catalogue.standard(), items);

    assertThat(refusals(posting))
        .containsExactly(NONE, Refusal.NOT_FOUND, Refusal.NOT_FOUND, Refusal.SAME_WALLET);
    assertThat(transfer(posting, 1).to()).isEqualTo(nobody);
    assertThat(transfer(posting, 1).toOwner()).isEmpty();
  }

  @Test
  void theRulesOfATransferHoldForEachItem() {
    Wallet closed = known(with(opened(customer()), WalletStatus.CLOSED));
    Wallet frozen = known(with(opened(customer()), WalletStatus.FROZEN));
    List<TransferBatch.Item> items =
        List.of(
            item(closed.id(), eur(1)),
            item(frozen.id(), eur(1)),
            item(known(opened(customer())).id(), new Money(1, Currency.of("USD").orElseThrow())));

    assertThat(refusals(decide(Catalogue.standard(), items)))
        .containsExactly(Refusal.WALLET_CLOSED, NONE, Refusal.CURRENCY_MISMATCH);

    from = known(with(from, WalletStatus.FROZEN));
    assertThat(refusals(decide(Catalogue.standard(), items(1, 2))))
        .containsOnly(Refusal.WALLET_FROZEN);
  }

  @Test
  void whoReceivesInBatchesGetsALegInsteadOfAnEntry() {
    WalletTerms terms = opened(customer()).terms();
    Wallet merchant =
        known(
            Wallet.open(
                new WalletTerms(
                    terms.id(),
                    terms.owner(),
                    terms.accountNumber(),
                    terms.type(),
                    SettlementMode.BATCHED,
                    EUR,
                    terms.name(),
                    NOON)));

    JointPosting posting = decide(Catalogue.standard(), List.of(item(merchant.id(), eur(5_00))));

    assertThat(posting.entries()).extracting(Entry::walletId).containsExactly(from.id());
    assertThat(posting.legs())
        .containsExactly(new UnpostedLeg(merchant.id(), id.transfer(0), eur(5_00), NOON));
  }

  @Test
  void aTransactionHoldsAHundredItems() {
    List<BatchOrder> free = orders(Catalogue.standard(), 34);
    assertThat(BatchDecider.ofOneTransaction(free)).hasSize(33);
    assertThat(BatchDecider.fitTogether(free.subList(0, 33))).isTrue();
    assertThat(BatchDecider.fitTogether(free)).isFalse();

    List<BatchOrder> charged = orders(costly(1), 34);
    assertThat(BatchDecider.ofOneTransaction(charged)).hasSize(25);
    assertThat(BatchDecider.fitTogether(charged.subList(0, 24))).isTrue();
    assertThat(BatchDecider.fitTogether(charged.subList(0, 25))).isFalse();
    assertThat(BatchDecider.ofOneTransaction(free.subList(0, 5))).hasSize(5);
  }

  @Test
  void anAtomicBatchIsDoneWholeOrRefusedForItsFirstItemThatCantBe() {
    JointDecision done = atomic(items(60_00, 40_00));
    var post = (Decision.Post) done.decision();
    TransferBatch batch = (TransferBatch) post.outcome();
    assertThat(batch.status()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(batch.waiting()).isEmpty();
    assertThat(done.others()).hasSize(2);
    assertThat(post.entries()).hasSize(4);

    JointDecision refused = atomic(items(60_00, 40_01, 50_00));
    TransferBatch none = (TransferBatch) ((Decision.Refuse) refused.decision()).outcome();
    assertThat(none.status()).isEqualTo(BatchStatus.REFUSED);
    assertThat(none.refusal()).contains(Refusal.INSUFFICIENT_FUNDS);
    assertThat(none.refusedItem()).contains(1);
    assertThat(refused.others()).isEmpty();
  }

  private JointDecision atomic(List<TransferBatch.Item> items) {
    return new BatchDecider(Catalogue.standard(), SYSTEM)
        .allOrNothing(command, from.id(), items, wallets, NOON);
  }

  private JointPosting decide(Catalogue catalogue, List<TransferBatch.Item> items) {
    BatchDecider decider = new BatchDecider(catalogue, SYSTEM);
    List<BatchOrder> orders = decider.orders(id, items);
    orders.forEach(
        one ->
            one.order()
                .feeTo()
                .ifPresent(part -> wallets.put(part, SystemWallets.open(part, NOON))));
    assertThat(BatchDecider.wallets(from.id(), orders)).contains(from.id());
    TransferBatch batch = TransferBatch.asked(id, from, false, items, NOON);
    return decider.eachForItself(command.ledTo(batch), from.id(), orders, wallets, NOON);
  }

  private List<BatchOrder> orders(Catalogue catalogue, int count) {
    return new BatchDecider(catalogue, SYSTEM)
        .orders(id, items(LongStream.rangeClosed(1, count).toArray()));
  }

  private List<TransferBatch.Item> items(long... cents) {
    List<TransferBatch.Item> items = new ArrayList<>();
    for (long amount : cents) {
      items.add(item(known(opened(customer())).id(), eur(amount)));
    }
    return items;
  }

  private static TransferBatch.Item item(WalletId to, Money amount) {
    return new TransferBatch.Item(to, amount, Optional.empty());
  }

  private Wallet known(Wallet wallet) {
    wallets.put(wallet.id(), wallet);
    return wallet;
  }

  private static Catalogue costly(long flat) {
    TransactionLimits limits =
        new TransactionLimits(
            eur(1),
            eur(1_000_00),
            Optional.of(new Fee(eur(flat), 0, Optional.empty(), Optional.empty())));
    TransactionType type =
        new TransactionType(
            TransactionType.TRANSFER.code(),
            TransactionType.TRANSFER.name(),
            Map.of(EUR, limits),
            TypeStatus.ACTIVE,
            1);
    return new Catalogue(List.of(WalletType.STANDARD), List.of(type), List.of());
  }

  private List<Entry> payersEntries(JointPosting posting) {
    return posting.entries().stream().filter(entry -> entry.walletId().equals(from.id())).toList();
  }

  private static List<@Nullable Refusal> refusals(JointPosting posting) {
    List<@Nullable Refusal> refusals = new ArrayList<>();
    for (CommandRecord record : posting.commands()) {
      refusals.add(((Transfer) record.outcome()).refusal().orElse(NONE));
    }
    return refusals;
  }

  private static Transfer transfer(JointPosting posting, int place) {
    return (Transfer) posting.commands().get(place).outcome();
  }

  /** The entries of each wallet follow one another, and all of them sum to zero. */
  private void assertChained(JointPosting posting) {
    Map<WalletId, Entry> newest = new HashMap<>();
    wallets.forEach((wallet, state) -> newest.put(wallet, state.newest()));
    Money sum = eur(0);
    for (Entry entry : posting.entries()) {
      Entry before = newest.put(entry.walletId(), entry);
      assertThat(before).isNotNull();
      assertThat(entry.version()).isEqualTo(before.version() + 1);
      assertThat(entry.previousHash()).isEqualTo(before.hash());
      assertThat(entry.posted()).isEqualTo(before.posted().plus(entry.amount()));
      sum = sum.plus(entry.amount());
    }
    assertThat(sum).isEqualTo(eur(0));
  }
}
