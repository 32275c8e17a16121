package io.florin.catalogue;

import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue that a new Florin can begin with: customers and merchants, transfers without a fee
 * and payments to merchants with one. It is an example to change, not a rule of the system.
 */
public final class DefaultCatalogue {
  private static final Currency EUR = Currency.of("EUR").orElseThrow();
  private static final int ONE_AND_A_HALF_PER_CENT = 150;

  private static final WalletType STANDARD =
      walletType(
          "STANDARD",
          "Everyday wallet",
          "For customers: pays and receives, one transfer after the other.",
          SettlementMode.DIRECT);

  private static final WalletType MERCHANT =
      walletType(
          "MERCHANT",
          "Merchant's wallet",
          "For who is paid by many at once: what it receives is posted a moment later.",
          SettlementMode.BATCHED);

  private static final TransactionType TRANSFER =
      new TransactionType(
          new TransactionTypeCode("TRANSFER"),
          new TypeName("Transfer"),
          Map.of(),
          TypeStatus.ACTIVE,
          1);

  private static final TransactionType PAYMENT =
      new TransactionType(
          new TransactionTypeCode("PAYMENT"),
          new TypeName("Payment to a merchant"),
          Map.of(EUR, new TransactionLimits(eur(1), eur(10_000_00), Optional.of(paymentFee()))),
          TypeStatus.ACTIVE,
          1);

  /** Payments are for merchants: nobody else is paid by one. */
  private static final TransactionRule NO_PAYMENTS_TO_CUSTOMERS =
      new TransactionRule(PAYMENT.code(), STANDARD.code(), true, false, 1);

  private DefaultCatalogue() {}

  /** What is in it. */
  public static Catalogue catalogue() {
    return new Catalogue(
        List.of(STANDARD, MERCHANT), List.of(TRANSFER, PAYMENT), List.of(NO_PAYMENTS_TO_CUSTOMERS));
  }

  /**
   * Puts into a store what is not there yet; what is there stays as it is, whatever it says.
   *
   * @return how much was put
   * @throws UnavailableException when the store does not answer in time; call it again
   */
  public static int load(CatalogueStore store, Deadline deadline) {
    Catalogue defaults = catalogue();
    int put = 0;
    for (WalletType type : defaults.walletTypes()) {
      put += count(store.put(type, deadline));
    }
    for (TransactionType type : defaults.transactionTypes()) {
      put += count(store.put(type, deadline));
    }
    for (TransactionRule rule : defaults.rules()) {
      put += count(store.put(rule, deadline));
    }
    return put;
  }

  private static int count(CatalogueStore.Putting putting) {
    return switch (putting) {
      case PUT -> 1;
      case TAKEN -> 0;
      case STALE -> throw new IllegalStateException("A first version has none before it.");
      case CONTENDED ->
          throw new UnavailableException(
              "The catalogue", new IllegalStateException("Others are changing it."));
    };
  }

  private static WalletType walletType(
      String code, String name, String description, SettlementMode settlement) {
    return new WalletType(
        new WalletTypeCode(code),
        new TypeName(name),
        Optional.of(new TypeDescription(description)),
        settlement,
        Map.of(),
        TypeStatus.ACTIVE,
        1);
  }

  /** 1.5 %, at least 5 cents and at most 10 euros. */
  private static Fee paymentFee() {
    return new Fee(
        Money.zero(EUR), ONE_AND_A_HALF_PER_CENT, Optional.of(eur(5)), Optional.of(eur(10_00)));
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }
}
