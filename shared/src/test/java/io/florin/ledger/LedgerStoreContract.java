package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.bankOrder;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static io.florin.ledger.LedgerFixture.order;
import static io.florin.ledger.LedgerFixture.soon;
import static io.florin.ledger.LedgerFixture.transferOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.identity.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of the ledger promises. */
public abstract class LedgerStoreContract {
  private static final SettlementPolicy POLICY = SettlementPolicy.standard();
  private static final SettlementDecider SETTLEMENTS = new SettlementDecider(POLICY);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final TransferDecider decider = new TransferDecider(Catalogue.standard());
  private final CustomerId owner = customer();
  private final Wallet wallet = opened(owner);

  private final LedgerStore store;

  /** The tests of a store, which is made empty for each, with a clock by which records expire. */
  protected LedgerStoreContract(Function<InstantSource, LedgerStore> stores) {
    store = stores.apply(now::get);
  }

  @Test
  void anOpenedWalletIsFoundByItsIdItsOwnerAndItsNumber() {
    assertThat(open(wallet)).isInstanceOf(CommitResult.Committed.class);

    assertThat(store.wallets(Set.of(wallet.id()), soon())).containsEntry(wallet.id(), wallet);
    assertThat(store.walletsOf(owner, Order.DESCENDING, Optional.empty(), 10, soon()))
        .containsExactly(wallet.id());
    assertThat(store.walletOf(wallet.terms().accountNumber().orElseThrow(), soon()))
        .contains(wallet.id());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(store.wallets(Set.of(wallet.id()), soon())).isEmpty();
    assertThat(store.wallets(Set.of(), soon())).isEmpty();
    assertThat(store.walletsOf(owner, Order.DESCENDING, Optional.empty(), 10, soon())).isEmpty();
    assertThat(store.command(command(owner).id(), soon())).isEmpty();
  }

  @Test
  void anAccountNumberBelongsToOneWallet() {
    open(wallet);
    WalletTerms terms = opened(owner).terms();
    Wallet sameNumber =
        Wallet.open(
            new WalletTerms(
                terms.id(),
                terms.owner(),
                wallet.terms().accountNumber(),
                terms.type(),
                terms.settlement(),
                terms.currency(),
                terms.name(),
                terms.openedAt()));

    assertThat(open(sameNumber)).isInstanceOf(CommitResult.AccountNumberTaken.class);
    assertThat(store.wallets(Set.of(sameNumber.id()), soon())).isEmpty();
  }

  @Test
  void aTransferIsInBothWalletsAndOnRecord() {
    Posted posted = post(command(owner));

    assertThat(posted.result).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.wallets(Set.of(posted.from.id(), posted.to.id()), soon()).values())
        .extracting(Wallet::newest)
        .containsExactlyInAnyOrderElementsOf(posted.commit.entries());
    assertThat(store.command(posted.command().id(), soon())).contains(posted.command());
  }

  @Test
  void theSameCommitAgainFindsThatItWasPut() {
    Posted posted = post(command(owner));

    assertThat(store.commit(posted.commit, soon())).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.wallets(Set.of(posted.from.id()), soon()).values())
        .extracting(Wallet::version)
        .containsExactly(posted.from.version() + 1);
  }

  @Test
  void aCommandIsRecordedOnceAndTheFirstRecordAnswersAllOthers() {
    Posted first = post(command(owner, "a-key"));
    Posted second = post(command(owner, "a-key"));

    assertThat(second.result).isEqualTo(new CommitResult.AlreadyRecorded(first.command()));
    assertThat(store.wallets(Set.of(second.to.id()), soon())).containsValue(second.to);
  }

  @Test
  void anEntryIsPutOnceAndNothingOfALaterCommitIs() {
    Posted posted = post(command(owner));
    Wallet other = opened(owner);
    open(other);
    Command late = command(owner);

    CommitResult result = store.commit(commit(late, posted.from, other, Optional.empty()), soon());

    assertThat(result).isInstanceOf(CommitResult.Stale.class);
    assertThat(store.command(late.id(), soon())).isEmpty();
    assertThat(store.wallets(Set.of(other.id()), soon())).containsValue(other);
  }

  @Test
  void aLegWaitsFromItsTransferOnUntilItIsPosted() {
    Wallet merchant = openedBatched(owner);
    open(merchant);
    UnpostedLeg leg = pay(merchant);

    assertThat(legs(merchant)).containsExactly(leg);
    assertThat(newest(merchant)).isEqualTo(merchant);
    assertThat(store.batchedWallets(Optional.empty(), 10, soon())).containsExactly(merchant.id());

    assertThat(fold(merchant, leg)).isInstanceOf(CommitResult.Committed.class);
    assertThat(legs(merchant)).isEmpty();
    assertThat(newest(merchant).newest().folded())
        .containsExactly(new FoldedTransfer(leg.transferId(), leg.amount()));
  }

  @Test
  void aLegIsPostedOnceEvenByALaterEntry() {
    Wallet merchant = openedBatched(owner);
    open(merchant);
    UnpostedLeg leg = pay(merchant);
    fold(merchant, leg);
    Wallet after = newest(merchant);

    assertThat(fold(after, leg)).isInstanceOf(CommitResult.Stale.class);
    // The very same again may be found to be done; another entry of that number is not.
    fold(merchant, leg);
    assertThat(
            store.commit(
                Folding.of(merchant, List.of(leg), NOON.plusMillis(1)).commit().orElseThrow(),
                soon()))
        .isInstanceOf(CommitResult.Stale.class);
    assertThat(newest(merchant)).isEqualTo(after);
  }

  @Test
  void whereOneLegIsGoneNoneIsPosted() {
    Wallet merchant = openedBatched(owner);
    open(merchant);
    UnpostedLeg first = pay(merchant);
    UnpostedLeg second = pay(merchant);
    fold(merchant, first);

    assertThat(fold(newest(merchant), first, second)).isInstanceOf(CommitResult.Stale.class);
    assertThat(legs(merchant)).containsExactly(second);
  }

  @Test
  void manyLegsFitIntoOneTransactionAndAreListedTheOldestFirst() {
    Wallet merchant = openedBatched(owner);
    open(merchant);
    List<UnpostedLeg> left = new ArrayList<>();
    for (int count = 0; count < Folding.MAX_LEGS + 1; count++) {
      left.add(pay(merchant, NOON.plusMillis(count)));
    }

    assertThat(legs(merchant)).isEqualTo(left);
    List<UnpostedLeg> some = store.legs(merchant.terms(), Folding.MAX_LEGS, soon());
    assertThat(some).hasSize(Folding.MAX_LEGS);
    assertThat(fold(merchant, some.toArray(UnpostedLeg[]::new)))
        .isInstanceOf(CommitResult.Committed.class);
    assertThat(legs(merchant)).hasSize(1);
    assertThat(newest(merchant).newest().posted()).isEqualTo(eur(Folding.MAX_LEGS));
  }

  private UnpostedLeg pay(Wallet merchant) {
    return pay(merchant, NOON);
  }

  private UnpostedLeg pay(Wallet merchant, Instant at) {
    Command command = command(owner);
    UnpostedLeg leg = new UnpostedLeg(merchant.id(), new TransferId(command.id()), eur(1), at);
    Wallet from = credited(opened(owner), 1);
    Entry entry = from.post(EntryKind.TRANSFER, eur(-1), Narrative.NONE, NOON);
    assertThat(
            store.commit(
                Commit.posting(
                    List.of(entry),
                    List.of(leg),
                    List.of(command.ledTo(new OpenedWallet(merchant.id())))),
                soon()))
        .isInstanceOf(CommitResult.Committed.class);
    return leg;
  }

  private CommitResult fold(Wallet merchant, UnpostedLeg... legs) {
    return store.commit(Folding.of(merchant, List.of(legs), NOON).commit().orElseThrow(), soon());
  }

  private List<UnpostedLeg> legs(Wallet merchant) {
    return store.legs(merchant.terms(), LedgerStore.MAX_LEGS, soon());
  }

  private Wallet newest(Wallet merchant) {
    return store.wallets(Set.of(merchant.id()), soon()).values().iterator().next();
  }

  @Test
  void aRefusalIsRecordedForEver() {
    Command command = command(owner, "refused");
    Wallet poor = opened(owner);
    var refuse =
        (Decision.Refuse)
            decider.decide(
                order(command, eur(1)), poor, opened(customer()), Optional.empty(), NOON);
    Commit recording = Commit.recording(command.ledTo(transferOf(refuse)));

    assertThat(store.commit(recording, soon())).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.commit(recording, soon())).isInstanceOf(CommitResult.Committed.class);
    now.set(NOON.plus(Duration.ofDays(10_000)));
    assertThat(post(command(owner, "refused")).result)
        .isEqualTo(new CommitResult.AlreadyRecorded(recording.commands().getFirst()));
  }

  @Test
  void aRecordThatExpiresMakesRoomForAnother() {
    Command command = command(owner, "for-a-day");
    Instant end = NOON.plus(Duration.ofDays(1));
    CommandRecord record = command.ledTo(new OpenedWallet(wallet.id()), end);
    store.commit(Commit.opening(wallet, Optional.of(record)), soon());

    assertThat(store.command(command.id(), soon())).isPresent();
    assertThat(post(command(owner, "for-a-day")).result)
        .isInstanceOf(CommitResult.AlreadyRecorded.class);
    now.set(end.plusSeconds(2));
    assertThat(store.command(command.id(), soon())).isEmpty();
    assertThat(post(command(owner, "for-a-day")).result).isInstanceOf(CommitResult.Committed.class);
  }

  @Test
  void aReferenceLeadsItsOwnCallerToTheTransfer() {
    var reference = new ExternalReference("invoice #7");
    Posted posted = post(command(owner), owner, Optional.of(reference));

    assertThat(store.transferOf(owner, reference, soon()))
        .contains(new TransferId(posted.command().id()));
    assertThat(store.transferOf(customer(), reference, soon())).isEmpty();
    assertThat(store.transferOf(owner, new ExternalReference("invoice #8"), soon())).isEmpty();
  }

  @Test
  void aWalletIsNumberedByItsNewestEntryAndKeepsAllOfThem() {
    Posted posted = post(command(owner));
    WalletTerms from = posted.from.terms();

    assertThat(store.numbered(from.id(), soon())).contains(new NumberedWallet(from, 3));
    assertThat(store.numbered(opened(owner).id(), soon())).isEmpty();
    assertThat(store.keptEntries(from, new VersionRange(2, 3), 10, soon()))
        .containsExactly(
            new KeptEntry.Legible(posted.from.newest()),
            new KeptEntry.Legible(posted.commit.entries().getFirst()));
    assertThat(store.keptEntries(from, new VersionRange(1, 3), 2, soon()))
        .extracting(KeptEntry::version)
        .containsExactly(1L, 2L);
  }

  @Test
  void aReferenceIsUsedOnceByACallerAndFreeForOthers() {
    var reference = Optional.of(new ExternalReference("invoice 7"));
    CustomerId other = customer();
    post(command(owner), owner, reference);

    assertThat(post(command(owner), owner, reference).result)
        .isInstanceOf(CommitResult.ReferenceTaken.class);
    assertThat(post(command(other), other, reference).result)
        .isInstanceOf(CommitResult.Committed.class);
  }

  @Test
  void entriesAreListedInBothOrdersAndWithinARange() {
    Wallet newest = credited(wallet, 1);
    open(wallet);
    for (int version = 2; version <= 12; version++) {
      Wallet appended = newest;
      store.commit(
          Commit.posting(
              List.of(appended.newest()),
              command(owner).ledTo(new OpenedWallet(wallet.id())),
              Optional.empty()),
          soon());
      newest = credited(newest, version);
    }

    assertThat(versions(new VersionRange(1, Long.MAX_VALUE), Order.DESCENDING, 3))
        .containsExactly(12L, 11L, 10L);
    assertThat(versions(new VersionRange(1, Long.MAX_VALUE), Order.ASCENDING, 3))
        .containsExactly(1L, 2L, 3L);
    assertThat(versions(new VersionRange(9, 10), Order.DESCENDING, 100)).containsExactly(10L, 9L);
    assertThat(versions(new VersionRange(20, 30), Order.ASCENDING, 5)).isEmpty();
  }

  @Test
  void walletsAreListedNewestFirstAndFromAPlaceOn() {
    List<WalletId> ids = new ArrayList<>();
    for (int count = 0; count < 5; count++) {
      Wallet another = opened(owner);
      open(another);
      ids.addFirst(another.id());
    }
    ids.sort(Comparator.reverseOrder());

    assertThat(store.walletsOf(owner, Order.DESCENDING, Optional.empty(), 100, soon()))
        .isEqualTo(ids);
    assertThat(store.walletsOf(owner, Order.DESCENDING, Optional.of(ids.get(1)), 2, soon()))
        .isEqualTo(ids.subList(2, 4));
    assertThat(store.allWallets(Order.DESCENDING, Optional.empty(), 100, soon())).isEqualTo(ids);
    assertThat(store.allWallets(Order.DESCENDING, Optional.of(ids.get(1)), 2, soon()))
        .isEqualTo(ids.subList(2, 4));
    assertThat(store.walletsOf(owner, Order.ASCENDING, Optional.empty(), 100, soon()))
        .isEqualTo(ids.reversed());
    assertThat(store.allWallets(Order.ASCENDING, Optional.of(ids.get(2)), 2, soon()))
        .containsExactly(ids.get(1), ids.get(0));
  }

  @Test
  void aSystemWalletIsNoCustomersWallet() {
    Wallet system =
        SystemWallets.open(
            new SystemWallets(4)
                .part(SystemWallets.Purpose.ADJUSTMENTS, EUR, new TransferId(command(owner).id())),
            NOON);

    assertThat(open(system)).isInstanceOf(CommitResult.Committed.class);
    assertThat(open(SystemWallets.open(system.id(), NOON.plusSeconds(1))))
        .isInstanceOf(CommitResult.Stale.class);
    assertThat(store.wallets(Set.of(system.id()), soon())).containsValue(system);
    assertThat(store.allWallets(Order.DESCENDING, Optional.empty(), 100, soon())).isEmpty();
  }

  @Test
  void theNextVersionOfATransferIsPutWithItsEntries() {
    Waiting waiting = waiting(TransferKind.DEPOSIT, NOON);
    Amendment<Transfer> sending = waiting.sending();
    Commit toSent = Commit.amending(waiting.record, sending);

    assertThat(store.commit(toSent, soon())).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.command(waiting.record.id(), soon()))
        .contains(waiting.record.with(sending.outcome()));

    Commit toCompleted = waiting.completing(sending.outcome());
    assertThat(store.commit(toCompleted, soon())).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.command(waiting.record.id(), soon())).isEqualTo(toCompleted.amended());
    assertThat(store.wallets(Set.of(waiting.wallet.id(), waiting.outside.id()), soon()).values())
        .extracting(Wallet::newest)
        .containsExactlyInAnyOrderElementsOf(toCompleted.entries());
  }

  @Test
  void theSameAmendmentAgainFindsThatItWasPut() {
    Waiting waiting = waiting(TransferKind.WITHDRAWAL, NOON);
    Amendment<Transfer> sending = waiting.sending();
    store.commit(Commit.amending(waiting.record, sending), soon());
    Commit toCompleted = waiting.completing(sending.outcome());

    assertThat(store.commit(toCompleted, soon())).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.commit(toCompleted, soon())).isInstanceOf(CommitResult.Committed.class);
    assertThat(store.wallets(Set.of(waiting.wallet.id()), soon()).values())
        .extracting(Wallet::version)
        .containsExactly(waiting.wallet.version() + 1);
  }

  @Test
  void aTransferThatHasChangedSinceIsLeftAloneAndSoAreItsWallets() {
    Waiting waiting = waiting(TransferKind.DEPOSIT, NOON);
    Amendment<Transfer> sending = waiting.sending();
    Commit fromTheFirstVersion = waiting.completing(sending.outcome());
    store.commit(Commit.amending(waiting.record, sending), soon());
    Settlement sent = sending.outcome().settlement().orElseThrow();
    Transfer unanswered = sending.outcome().still(sent.unanswered(NOON, "down", POLICY));
    store.commit(Commit.amending(waiting.record, Amendment.of(unanswered)), soon());

    assertThat(store.commit(fromTheFirstVersion, soon())).isInstanceOf(CommitResult.Stale.class);
    assertThat(store.command(waiting.record.id(), soon()))
        .contains(waiting.record.with(unanswered));
    assertThat(store.wallets(Set.of(waiting.wallet.id()), soon())).containsValue(waiting.wallet);
  }

  @Test
  void ofTwoCommandsThatChangeARecordToTheVerySameOneIsLate() {
    Wallet from = credited(opened(owner), 100_00);
    Wallet to = opened(customer());
    HoldDecider holds = new HoldDecider(Catalogue.standard());
    Command placing = command(owner);
    HoldOrder order =
        new HoldOrder(new HoldId(placing.id()), eur(60_00), Optional.empty(), Optional.empty());
    var placed = (Decision.Post) holds.place(order, from, Optional.of(to), NOON);
    CommandRecord record = placing.ledTo(placed.outcome());
    store.commit(
        Commit.posting(List.of(placed.entries().getFirst()), record, Optional.empty()), soon());
    Wallet holding = from.after(placed.entries().getFirst());
    List<CommitResult> results = new ArrayList<>();
    for (Command capture : List.of(command(owner), command(owner))) {
      var paid =
          (Decision.Post)
              holds.capture(
                  new CaptureOrder(new TransferId(capture.id()), Optional.of(eur(10_00)), false),
                  (Hold) record.outcome(),
                  holding,
                  to,
                  NOON);
      Commit commit =
          Commit.posting(
              paid.entries(),
              List.of(),
              capture.ledTo(paid.outcome()),
              Optional.empty(),
              paid.amended().map(record::with));
      results.add(store.commit(commit, soon()));
    }

    assertThat(results).containsExactly(new CommitResult.Committed(), new CommitResult.Stale());
  }

  @Test
  void aTransferStaysAsItWasWhenAWalletHasTheEntryAlready() {
    Waiting waiting = waiting(TransferKind.DEPOSIT, NOON);
    Amendment<Transfer> sending = waiting.sending();
    store.commit(Commit.amending(waiting.record, sending), soon());
    Commit late = waiting.completing(sending.outcome());
    Wallet faster = credited(waiting.wallet, 1);
    store.commit(
        Commit.posting(
            List.of(faster.newest()),
            command(owner).ledTo(new OpenedWallet(faster.id())),
            Optional.empty()),
        soon());

    assertThat(store.commit(late, soon())).isInstanceOf(CommitResult.Stale.class);
    assertThat(store.command(waiting.record.id(), soon()))
        .contains(waiting.record.with(sending.outcome()));
    assertThat(store.wallets(Set.of(waiting.wallet.id(), waiting.outside.id()), soon()).values())
        .containsExactlyInAnyOrder(faster, waiting.outside);
  }

  @Test
  void aTransferThatIsNotOnRecordIsNotAmended() {
    Waiting unrecorded = accepting(TransferKind.DEPOSIT, NOON);

    assertThat(store.commit(Commit.amending(unrecorded.record, unrecorded.sending()), soon()))
        .isInstanceOf(CommitResult.Stale.class);
    assertThat(store.command(unrecorded.record.id(), soon())).isEmpty();
  }

  @Test
  void whatWaitsForTheBankIsListedTheLongestDueFirst() {
    List<Waiting> waiting = new ArrayList<>();
    for (int seconds : new int[] {30, 10, 20, 0}) {
      waiting.add(
          waiting(
              seconds == 20 ? TransferKind.WITHDRAWAL : TransferKind.DEPOSIT,
              NOON.plusSeconds(seconds)));
    }
    List<PendingTransfer> expected =
        Stream.of(3, 1, 2, 0).map(waiting::get).map(Waiting::pending).toList();
    Instant dueOfTheSecond = expected.get(1).dueAt();

    assertThat(store.pending(100, soon())).isEqualTo(expected);
    assertThat(store.pending(3, soon())).isEqualTo(expected.subList(0, 3));
    assertThat(store.needingAttention(100, soon())).isEmpty();
    assertThat(store.due(Instant.EPOCH, dueOfTheSecond, 100, soon()))
        .isEqualTo(expected.subList(0, 2));
    assertThat(store.due(Instant.EPOCH, dueOfTheSecond, 1, soon()))
        .isEqualTo(expected.subList(0, 1));
    assertThat(store.due(Instant.EPOCH, dueOfTheSecond.minusMillis(1), 100, soon()))
        .isEqualTo(expected.subList(0, 1));
    assertThat(store.due(dueOfTheSecond, NOON.plusSeconds(3600), 100, soon()))
        .isEqualTo(expected.subList(1, 4));
  }

  @Test
  void whatNeedsAttentionIsOnAListOfItsOwnAndWhatIsEndedOnNone() {
    Waiting waiting = waiting(TransferKind.WITHDRAWAL, NOON);
    Amendment<Transfer> sending = waiting.sending();
    store.commit(Commit.amending(waiting.record, sending), soon());
    Settlement sent = sending.outcome().settlement().orElseThrow();
    Transfer attention = sending.outcome().still(sent.notTaken(NOON, "what?", POLICY));
    store.commit(Commit.amending(waiting.record, Amendment.of(attention)), soon());

    PendingTransfer listed =
        new PendingTransfer(
            attention.id(),
            3,
            TransferKind.WITHDRAWAL,
            NOON,
            NOON.plus(POLICY.attentionWait()),
            true);
    assertThat(store.pending(100, soon())).isEmpty();
    assertThat(store.needingAttention(100, soon())).containsExactly(listed);
    assertThat(store.due(Instant.EPOCH, listed.dueAt(), 100, soon())).containsExactly(listed);
    assertThat(store.command(waiting.record.id(), soon())).contains(waiting.record.with(attention));

    store.commit(waiting.completing(attention), soon());
    assertThat(store.needingAttention(100, soon())).isEmpty();
    assertThat(store.due(Instant.EPOCH, listed.dueAt(), 100, soon())).isEmpty();
  }

  /** A transfer that waits for the bank, and the wallets that it is to move money between. */
  private record Waiting(CommandRecord record, Wallet wallet, Wallet outside) {
    private Transfer transfer() {
      return (Transfer) record.outcome();
    }

    private Amendment<Transfer> sending() {
      return Amendment.of(
          transfer().still(transfer().settlement().orElseThrow().sending(NOON, POLICY)));
    }

    private Commit completing(Transfer sent) {
      return Commit.amending(record, SETTLEMENTS.complete(sent, wallet, outside, NOON));
    }

    private PendingTransfer pending() {
      return new PendingTransfer(
          transfer().id(),
          1,
          transfer().kind(),
          transfer().createdAt(),
          transfer().createdAt().plus(POLICY.firstLook()),
          false);
    }
  }

  /** Accepts a deposit or withdrawal on a new wallet. */
  private Waiting waiting(TransferKind kind, Instant at) {
    Waiting waiting = accepting(kind, at);
    Wallet funded = funded(waiting.wallet.terms());
    store.commit(
        Commit.posting(List.of(waiting.wallet.newest()), waiting.record, Optional.empty()), soon());
    assertThat(funded.version() + 1).isEqualTo(waiting.wallet.version());
    open(waiting.outside);
    return waiting;
  }

  private Wallet funded(WalletTerms terms) {
    Wallet empty = Wallet.open(terms);
    open(empty);
    Wallet funded = credited(empty, 100_00);
    store.commit(
        Commit.posting(
            List.of(funded.newest()),
            command(owner).ledTo(new OpenedWallet(funded.id())),
            Optional.empty()),
        soon());
    return funded;
  }

  private Waiting accepting(TransferKind kind, Instant at) {
    Command command = command(owner);
    Wallet funded = credited(opened(owner), 100_00);
    Wallet outside =
        SystemWallets.open(
            // So many parts that no two transfers of a test meet in one.
            new SystemWallets(1000)
                .part(SystemWallets.Purpose.OUTSIDE, EUR, new TransferId(command.id())),
            NOON);
    TransferOrder order = bankOrder(command, kind, eur(25_00));
    var post =
        (Decision.Post)
            (kind == TransferKind.DEPOSIT
                ? SETTLEMENTS.acceptDeposit(Catalogue.standard(), order, outside.id(), funded, at)
                : SETTLEMENTS.acceptWithdrawal(
                    Catalogue.standard(), order, funded, outside.id(), at));
    return new Waiting(
        command.ledTo(transferOf(post)),
        new Wallet(funded.terms(), post.entries().getFirst()),
        outside);
  }

  private List<Long> versions(VersionRange range, Order order, int limit) {
    return store.entries(wallet.terms(), range, order, limit, soon()).stream()
        .map(Entry::version)
        .toList();
  }

  private CommitResult open(Wallet opened) {
    return store.commit(Commit.opening(opened, Optional.empty()), soon());
  }

  private record Posted(Wallet from, Wallet to, Commit commit, CommitResult result) {
    CommandRecord command() {
      return commit.commands().getFirst();
    }
  }

  private Posted post(Command command) {
    return post(command, owner, Optional.empty());
  }

  /** Posts a transfer between two new wallets. */
  private Posted post(Command command, CustomerId payer, Optional<ExternalReference> reference) {
    Wallet empty = opened(payer);
    open(empty);
    Wallet from = credited(empty, 100_00);
    store.commit(
        Commit.posting(
            List.of(from.newest()),
            command(payer).ledTo(new OpenedWallet(from.id())),
            Optional.empty()),
        soon());
    Wallet to = opened(customer());
    open(to);
    Commit commit = commit(command, from, to, reference);
    return new Posted(from, to, commit, store.commit(commit, soon()));
  }

  private Commit commit(
      Command command, Wallet from, Wallet to, Optional<ExternalReference> reference) {
    var post =
        (Decision.Post)
            decider.decide(order(command, eur(25_00), reference), from, to, Optional.empty(), NOON);
    return Commit.posting(
        post.entries(),
        command.ledTo(transferOf(post)),
        reference.map(text -> new ReferenceClaim(command.caller(), text, transferOf(post).id())));
  }
}
