package io.florin.catalogue;

import static io.florin.catalogue.CatalogueFixture.transactionType;
import static io.florin.catalogue.CatalogueFixture.walletType;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.LedgerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ChangingCatalogueTest {
  private static final int MAX_TRIES = 100;

  private final CatalogueStore store = new InMemoryCatalogueStore();
  private final ChangingCatalogue changing =
      new ChangingCatalogue(store, LedgerFixture.retry(MAX_TRIES));

  @Test
  void aCodeIsGivenOnce() {
    assertThat(changing.create(walletType("GOLD"), soon()))
        .isEqualTo(new CatalogueChange.Done<>(walletType("GOLD")));
    assertThat(changing.create(walletType("GOLD"), soon()))
        .isEqualTo(new CatalogueChange.Taken<>());
    assertThat(changing.create(transactionType("GOLD"), soon()))
        .isEqualTo(new CatalogueChange.Done<>(transactionType("GOLD")));
    assertThat(changing.create(transactionType("GOLD"), soon()))
        .isEqualTo(new CatalogueChange.Taken<>());
  }

  @Test
  void codesThatFlorinHasItselfAreTaken() {
    for (String code : List.of("STANDARD", "SYSTEM")) {
      assertThat(changing.create(walletType(code), soon()))
          .isEqualTo(new CatalogueChange.Taken<>());
    }
    assertThat(changing.create(transactionType("TRANSFER"), soon()))
        .isEqualTo(new CatalogueChange.Taken<>());
  }

  @Test
  void thereIsABoundToEachKind() {
    for (int count = 1; count < Catalogue.MAX_WALLET_TYPES; count++) {
      changing.create(walletType("T" + count, Optional.empty()), soon());
      changing.create(transactionType("T" + count, Optional.empty()), soon());
    }

    assertThat(changing.create(walletType("ONE_MORE"), soon()))
        .isEqualTo(new CatalogueChange.Full<>(Catalogue.MAX_WALLET_TYPES));
    assertThat(changing.create(transactionType("ONE_MORE"), soon()))
        .isEqualTo(new CatalogueChange.Full<>(Catalogue.MAX_TRANSACTION_TYPES));
    for (int count = 0; count < Catalogue.MAX_RULES; count++) {
      String transactions = count % 100 == 0 ? "TRANSFER" : "T" + count % 100;
      String wallets = count < 100 ? "STANDARD" : "T" + count / 100;
      assertThat(changing.putRule(transactions, wallets, false, true, soon()))
          .isInstanceOf(CatalogueChange.Done.class);
    }
    assertThat(changing.putRule("TRANSFER", "T99", false, true, soon()))
        .isEqualTo(new CatalogueChange.Full<>(Catalogue.MAX_RULES));
    assertThat(changing.putRule("TRANSFER", "STANDARD", true, true, soon()))
        .isInstanceOf(CatalogueChange.Done.class);
  }

  @Test
  void aTypeThatNobodyHasPutIsChangedLikeAnother() {
    changing.updateWalletType("STANDARD", ChangingCatalogueTest::retired, soon());
    changing.updateWalletType("STANDARD", ChangingCatalogueTest::batched, soon());

    WalletType standard = store.read(soon()).walletType("STANDARD").orElseThrow();
    assertThat(standard).isEqualTo(batched(retired(WalletType.STANDARD)).atVersion(2));
  }

  @Test
  void whoChangesNothingPutsNothing() {
    changing.create(walletType("GOLD"), soon());

    assertThat(changing.updateWalletType("GOLD", UnaryOperator.identity(), soon()))
        .isEqualTo(new CatalogueChange.Done<>(walletType("GOLD")));
    assertThat(store.read(soon()).walletTypes()).containsExactly(walletType("GOLD"));
  }

  @Test
  void aRuleThatAllowsWhatIsAllowedWithoutItIsPutOnce() {
    changing.create(walletType("GOLD"), soon());

    CatalogueChange<TransactionRule> put = changing.putRule("TRANSFER", "GOLD", true, true, soon());

    assertThat(changing.putRule("TRANSFER", "GOLD", true, true, soon())).isEqualTo(put);
    assertThat(store.read(soon()).rules()).extracting(TransactionRule::version).containsExactly(1L);
  }

  @Test
  void whatIsNotThereIsNotChanged() {
    assertThat(changing.updateWalletType("GOLD", ChangingCatalogueTest::retired, soon()))
        .isEqualTo(new CatalogueChange.NotFound<>());
    assertThat(changing.updateTransactionType("gold", type -> type, soon()))
        .isEqualTo(new CatalogueChange.NotFound<>());
    assertThat(changing.putRule("TRANSFER", "GOLD", true, false, soon()))
        .isEqualTo(new CatalogueChange.NotFound<>());
    assertThat(changing.putRule("GOLD", "STANDARD", true, false, soon()))
        .isEqualTo(new CatalogueChange.NotFound<>());
    assertThat(changing.putRule("TRANSFER", "SYSTEM", true, false, soon()))
        .isEqualTo(new CatalogueChange.NotFound<>());
  }

  @Test
  void ofManyWhoChangeAtOnceNoneUndoesAnother() throws Exception {
    int callers = 8;
    changing.create(walletType("GOLD", Optional.empty()), soon());
    AtomicInteger names = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<CatalogueChange<WalletType>>> changes = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        changes.add(
            threads.submit(
                () ->
                    changing.updateWalletType(
                        "GOLD", type -> described(type, names.incrementAndGet()), soon())));
      }
      for (Future<CatalogueChange<WalletType>> change : changes) {
        assertThat(change.get()).isInstanceOf(CatalogueChange.Done.class);
      }
    }
    assertThat(store.read(soon()).walletType("GOLD").orElseThrow().version())
        .isEqualTo(1 + callers);
  }

  @Test
  void whoIsNeverFastEnoughIsToldSo() {
    changing.create(walletType("GOLD"), soon());
    AtomicInteger names = new AtomicInteger();
    ChangingCatalogue slow = new ChangingCatalogue(store, LedgerFixture.retry(3));

    assertThat(
            slow.updateWalletType(
                "GOLD",
                type -> {
                  changing.updateWalletType(
                      "GOLD", other -> described(other, names.incrementAndGet()), soon());
                  return retired(type);
                },
                soon()))
        .isEqualTo(new CatalogueChange.Contended<>());
    assertThat(names).hasValue(3);
  }

  @Test
  void theDefaultsAreLoadedOnceAndLeaveAloneWhatIsThere() {
    changing.updateWalletType("STANDARD", ChangingCatalogueTest::retired, soon());
    WalletType kept = store.read(soon()).walletType("STANDARD").orElseThrow();

    assertThat(DefaultCatalogue.load(store, soon())).isEqualTo(4);
    assertThat(DefaultCatalogue.load(store, soon())).isZero();
    assertThat(store.read(soon()).walletType("STANDARD")).contains(kept);
    assertThat(store.read(soon()).transactionType("PAYMENT"))
        .isEqualTo(DefaultCatalogue.catalogue().transactionType("PAYMENT"));
  }

  private static WalletType retired(WalletType type) {
    return new WalletType(
        type.code(),
        type.name(),
        type.description(),
        type.settlement(),
        type.limits(),
        TypeStatus.RETIRED,
        type.version());
  }

  private static WalletType batched(WalletType type) {
    return new WalletType(
        type.code(),
        type.name(),
        type.description(),
        SettlementMode.BATCHED,
        type.limits(),
        type.status(),
        type.version());
  }

  private static WalletType described(WalletType type, int number) {
    return new WalletType(
        type.code(),
        type.name(),
        Optional.of(new TypeDescription("Number " + number)),
        type.settlement(),
        type.limits(),
        type.status(),
        type.version());
  }
}
