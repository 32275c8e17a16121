package io.florin.catalogue;

import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Types that tests begin with. */
public final class CatalogueFixture {
  private static final Currency EUR = Currency.of("EUR").orElseThrow();
  private static final Currency YEN = Currency.of("JPY").orElseThrow();

  private CatalogueFixture() {}

  /** A catalogue that never changes, as those look it up who decide. */
  public static CurrentCatalogue current(Catalogue catalogue) {
    return current(() -> catalogue);
  }

  /** A catalogue of which nothing is kept, so that it may change from one look to the next. */
  public static CurrentCatalogue current(Supplier<Catalogue> catalogue) {
    return new CurrentCatalogue() {
      @Override
      public Catalogue get(Deadline deadline) {
        return catalogue.get();
      }

      @Override
      public Catalogue fresh(Deadline deadline) {
        return catalogue.get();
      }
    };
  }

  /** A wallet type with something in each field, as its version 1. */
  public static WalletType walletType(String code) {
    WalletLimits limits =
        new WalletLimits(eur(1), eur(500_00), Optional.of(eur(800_00)), Optional.of(eur(50_00)));
    WalletLimits plain =
        new WalletLimits(
            new Money(1, YEN), new Money(10_000, YEN), Optional.empty(), Optional.empty());
    return new WalletType(
        new WalletTypeCode(code),
        new TypeName("Gold – größer"),
        Optional.of(new TypeDescription("For a few")),
        SettlementMode.BATCHED,
        Map.of(EUR, limits, YEN, plain),
        TypeStatus.ACTIVE,
        1);
  }

  /** A wallet type with limits in euros, or with none. */
  public static WalletType walletType(String code, Optional<WalletLimits> limits) {
    return new WalletType(
        new WalletTypeCode(code),
        new TypeName(code),
        Optional.empty(),
        SettlementMode.DIRECT,
        limits.map(some -> Map.of(EUR, some)).orElse(Map.of()),
        TypeStatus.ACTIVE,
        1);
  }

  /** A transaction type with something in each field, as its version 1. */
  public static TransactionType transactionType(String code) {
    Fee fee = new Fee(eur(10), 150, Optional.of(eur(20)), Optional.of(eur(5_00)));
    return transactionType(
        code, Optional.of(new TransactionLimits(eur(1), eur(1_000_00), Optional.of(fee))));
  }

  /** A transaction type with limits in euros, or with none. */
  public static TransactionType transactionType(String code, Optional<TransactionLimits> limits) {
    return new TransactionType(
        new TransactionTypeCode(code),
        new TypeName(code),
        limits.map(some -> Map.of(EUR, some)).orElse(Map.of()),
        TypeStatus.ACTIVE,
        1);
  }

  /** A catalogue of these and nothing else. */
  public static Catalogue catalogue(WalletType walletType, TransactionType transactionType) {
    return new Catalogue(List.of(walletType), List.of(transactionType), List.of()).withStandard();
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }
}
