package io.florin.transfer;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.accountNumber;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.openedWithMoney;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CatalogueFixture;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.Fee;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletType;
import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.identity.Role;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Leg;
import io.florin.ledger.Payee;
import io.florin.ledger.Refusal;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MakingTransferTest {
  private static final int MAX_TRIES = 5;

  private final LedgerStore store = new InMemoryLedgerStore(() -> NOON);
  private final Ledger ledger = new Ledger(store, () -> NOON, LedgerFixture.retry(MAX_TRIES));
  private final CustomerId payer = customer();
  private final Wallet from = openedWithMoney(store, payer, 100_00);
  private final Wallet to = openedWithMoney(store, customer(), 0);
  private final TransactionType payment =
      CatalogueFixture.transactionType(
          "PAYMENT",
          Optional.of(
              new TransactionLimits(
                  eur(1),
                  eur(1_000_00),
                  Optional.of(new Fee(eur(10), 100, Optional.empty(), Optional.empty())))));
  private final MakingTransfer transfers =
      making(deadline -> CatalogueFixture.catalogue(WalletType.STANDARD, payment));

  @Test
  void theFeeIsPaidByThePayerOnTopAndTakenInByASystemWallet() {
    Transfer transfer = transfer(make(newKey(), to.id(), eur(25_00)));
    WalletId fees = transfer.feeTo().orElseThrow();

    assertThat(transfer.fee()).isEqualTo(eur(35));
    assertThat(transfer.amount()).isEqualTo(eur(25_00));
    assertThat(fees.value()).startsWith("wal_system_FEES_EUR_");
    assertThat(transfer.legs())
        .containsExactlyInAnyOrder(
            new Leg(from.id(), eur(-25_35)), new Leg(to.id(), eur(25_00)), new Leg(fees, eur(35)));
    assertThat(newest(from.id()).posted()).isEqualTo(eur(74_65));
    assertThat(newest(to.id()).posted()).isEqualTo(eur(25_00));
    assertThat(newest(fees).posted()).isEqualTo(eur(35));
    assertThat(List.of(newest(from.id()), newest(to.id()), newest(fees)))
        .extracting(Entry::kind)
        .containsExactly(EntryKind.TRANSFER, EntryKind.TRANSFER, EntryKind.FEE);
    assertThat(newest(from.id()).version()).isEqualTo(from.version() + 1);
    assertThat(newest(from.id()).outToday()).isEqualTo(eur(25_35));
    assertThat(List.of(newest(from.id()), newest(to.id()), newest(fees)))
        .allSatisfy(entry -> assertThat(entry.narrative().transferId()).contains(transfer.id()));
  }

  @Test
  void amountAndFeeHaveToBeThereTogether() {
    Money all = eur(98_91); // Of which the fee is 1.09.

    assertThat(transfer(make(newKey(), to.id(), all.plus(eur(1)))).refusal())
        .contains(Refusal.INSUFFICIENT_FUNDS);
    assertThat(newest(from.id())).isEqualTo(from.newest());
    assertThat(transfer(make(newKey(), to.id(), all)).refusal()).isEmpty();
    assertThat(newest(from.id()).posted()).isEqualTo(eur(0));
  }

  @Test
  void whatIsReplayedWasChargedOnce() {
    String key = newKey();
    make(key, to.id(), eur(25_00));

    assertThat(make(key, to.id(), eur(25_00)))
        .isInstanceOfSatisfying(
            Execution.Recorded.class, recorded -> assertThat(recorded.replayed()).isTrue());
    assertThat(newest(from.id()).posted()).isEqualTo(eur(74_65));
  }

  @Test
  void aPayeeIsFoundByAccountNumberAndTheSameRequestAgainIsAReplay() {
    Payee number = to.terms().accountNumber().orElseThrow();
    String key = newKey();

    assertThat(transfer(make(key, number, eur(25_00))).to()).isEqualTo(to.id());
    assertThat(make(key, number, eur(25_00)))
        .isInstanceOfSatisfying(
            Execution.Recorded.class, recorded -> assertThat(recorded.replayed()).isTrue());
    assertThat(make(key, to.id(), eur(25_00))).isInstanceOf(Execution.KeyReused.class);
    assertThat(newest(to.id()).posted()).isEqualTo(eur(25_00));
  }

  @Test
  void anAccountNumberThatNobodyHasIsNotFoundAndLeavesTheKeyFree() {
    String key = newKey();

    assertThat(make(key, accountNumber(), eur(25_00))).isInstanceOf(Execution.NotFound.class);
    assertThat(transfer(make(key, to.id(), eur(25_00))).refusal()).isEmpty();
  }

  @Test
  void aWalletDoesNotPayItselfByItsAccountNumberEither() {
    assertThat(
            transfer(make(newKey(), from.terms().accountNumber().orElseThrow(), eur(1_00)))
                .refusal())
        .contains(Refusal.SAME_WALLET);
  }

  @Test
  void aWalletOfATypeThatIsNewerThanWhatIsKeptIsPaid() {
    Catalogue old = new Catalogue(List.of(), List.of(payment), List.of());
    CurrentCatalogue kept =
        new CurrentCatalogue() {
          @Override
          public Catalogue get(Deadline deadline) {
            return old;
          }

          @Override
          public Catalogue fresh(Deadline deadline) {
            return CatalogueFixture.catalogue(WalletType.STANDARD, payment);
          }
        };

    assertThat(transfer(make(making(kept), newKey(), to.id(), eur(25_00))).refusal()).isEmpty();
  }

  @Test
  void aRefusedTransferCostsNothing() {
    Transfer refused = transfer(make(newKey(), to.id(), eur(200_00)));

    assertThat(refused.refusal()).contains(Refusal.INSUFFICIENT_FUNDS);
    assertThat(refused.fee()).isEqualTo(eur(0));
    assertThat(refused.feeTo()).isEmpty();
  }

  @Test
  void aTransferThatIsNotMadeOpensNoSystemWallet() {
    WalletId fees = new WalletId("wal_system_FEES_EUR_0");
    MakingTransfer making =
        new MakingTransfer(
            ledger,
            deadline -> CatalogueFixture.catalogue(WalletType.STANDARD, payment),
            new SystemWallets(1));

    Caller stranger = new Caller(customer(), Role.CUSTOMER);
    assertThat(make(making, stranger, newKey(), to.id(), eur(25_00)))
        .isInstanceOf(Execution.NotFound.class);
    make(making, newKey(), to.id(), eur(200_00));
    assertThat(store.wallets(Set.of(fees), soon())).isEmpty();

    make(making, newKey(), to.id(), eur(25_00));
    assertThat(newest(fees).posted()).isEqualTo(eur(35));
  }

  @Test
  void theFeeIsThatOfTheCatalogueThatDecides() {
    Catalogue charging = CatalogueFixture.catalogue(WalletType.STANDARD, payment);
    Catalogue free =
        CatalogueFixture.catalogue(
            WalletType.STANDARD, CatalogueFixture.transactionType("PAYMENT", Optional.empty()));

    assertThat(transferWhileChanging(free, charging).fee()).isEqualTo(eur(35));
    assertThat(newest(from.id()).posted()).isEqualTo(eur(74_65));
    assertThat(transferWhileChanging(charging, free).fee()).isEqualTo(eur(0));
    assertThat(newest(from.id()).posted()).isEqualTo(eur(49_65));
  }

  private Transfer transferWhileChanging(Catalogue before, Catalogue after) {
    AtomicBoolean changed = new AtomicBoolean();
    MakingTransfer making = making(deadline -> changed.getAndSet(true) ? after : before);
    return transfer(make(making, newKey(), to.id(), eur(25_00)));
  }

  private MakingTransfer making(CurrentCatalogue catalogue) {
    return new MakingTransfer(ledger, catalogue, new SystemWallets(4));
  }

  private Execution make(String key, Payee payee, Money amount) {
    return make(transfers, key, payee, amount);
  }

  private Execution make(MakingTransfer making, String key, Payee payee, Money amount) {
    return make(making, new Caller(payer, Role.CUSTOMER), key, payee, amount);
  }

  private Execution make(
      MakingTransfer making, Caller caller, String key, Payee payee, Money amount) {
    return making.make(
        caller,
        new IdempotencyKey(key),
        new TransferRequest(
            from.id(),
            payee,
            amount,
            payment,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        new TraceId(newKey()),
        soon());
  }

  private static Transfer transfer(Execution execution) {
    return (Transfer) ((Execution.Recorded) execution).command().outcome();
  }

  private Entry newest(WalletId id) {
    return store.wallets(Set.of(id), soon()).values().iterator().next().newest();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
