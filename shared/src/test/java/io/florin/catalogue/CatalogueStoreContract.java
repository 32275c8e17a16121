package io.florin.catalogue;

import static io.florin.catalogue.CatalogueFixture.transactionType;
import static io.florin.catalogue.CatalogueFixture.walletType;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.catalogue.CatalogueStore.Putting;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of the catalogue promises. */
public abstract class CatalogueStoreContract {
  private final CatalogueStore store;
  private final WalletType gold = walletType("GOLD");
  private final TransactionType payment = transactionType("PAYMENT");
  private final TransactionRule rule =
      new TransactionRule(payment.code(), gold.code(), true, false, 1);

  /** The tests of a store that is empty. */
  protected CatalogueStoreContract(CatalogueStore store) {
    this.store = store;
  }

  @Test
  void whatWasPutIsReadInTheOrderOfTheCodes() {
    assertThat(store.put(gold, soon())).isEqualTo(Putting.PUT);
    assertThat(store.put(walletType("BRONZE", Optional.empty()), soon())).isEqualTo(Putting.PUT);
    assertThat(store.put(payment, soon())).isEqualTo(Putting.PUT);
    assertThat(store.put(rule, soon())).isEqualTo(Putting.PUT);

    assertThat(store.read(soon()))
        .isEqualTo(
            new Catalogue(
                List.of(walletType("BRONZE", Optional.empty()), gold),
                List.of(payment),
                List.of(rule)));
  }

  @Test
  void nothingIsThereBeforeItIsPut() {
    assertThat(store.read(soon())).isEqualTo(new Catalogue(List.of(), List.of(), List.of()));
  }

  @Test
  void aFirstVersionIsPutOnceHoweverAlikeTheSecondIs() {
    store.put(gold, soon());
    store.put(payment, soon());
    store.put(rule, soon());

    assertThat(store.put(gold, soon())).isEqualTo(Putting.TAKEN);
    assertThat(store.put(payment, soon())).isEqualTo(Putting.TAKEN);
    assertThat(store.put(rule, soon())).isEqualTo(Putting.TAKEN);
  }

  @Test
  void aLaterVersionIsPutOverTheOneBeforeItAlone() {
    store.put(gold, soon());

    assertThat(store.put(gold.atVersion(3), soon())).isEqualTo(Putting.STALE);
    assertThat(store.put(gold.atVersion(2), soon())).isEqualTo(Putting.PUT);
    assertThat(store.put(gold.atVersion(2), soon())).isEqualTo(Putting.STALE);
    assertThat(store.put(rule.next(), soon())).isEqualTo(Putting.STALE);
    assertThat(store.read(soon()).walletTypes()).containsExactly(gold.atVersion(2));
  }

  @Test
  void whatNobodyPutsHasNoVersion() {
    assertThatThrownBy(() -> store.put(WalletType.STANDARD, soon()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asMuchAsThereMayBeIsReadAsAWhole() {
    List<TransactionRule> rules =
        IntStream.range(0, Catalogue.MAX_RULES)
            .mapToObj(
                number ->
                    new TransactionRule(
                        payment.code(),
                        new WalletTypeCode("T%04d".formatted(number)),
                        number % 2 == 0,
                        number % 3 == 0,
                        1))
            .toList();
    rules.forEach(one -> store.put(one, soon()));

    assertThat(store.read(soon()).rules()).isEqualTo(rules);
  }
}
