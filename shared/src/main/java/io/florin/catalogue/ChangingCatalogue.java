package io.florin.catalogue;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Adds types and rules to the catalogue, and changes them. */
public final class ChangingCatalogue {
  private final CatalogueStore store;
  private final Retry retry;

  /**
   * Changes the catalogue of a store.
   *
   * @param retry how often, and after what waits, it looks and changes again
   */
  public ChangingCatalogue(CatalogueStore store, Retry retry) {
    this.store = store;
    this.retry = retry;
  }

  /** Adds a wallet type. */
  public CatalogueChange<WalletType> create(WalletType type, Deadline deadline) {
    Catalogue catalogue = read(deadline);
    if (catalogue.typeOfAnyWallet(type.code()).isPresent()) {
      return new CatalogueChange.Taken<>();
    }
    if (catalogue.walletTypes().size() >= Catalogue.MAX_WALLET_TYPES) {
      return new CatalogueChange.Full<>(Catalogue.MAX_WALLET_TYPES);
    }
    WalletType first = type.atVersion(1);
    return created(first, store.put(first, deadline));
  }

  /** Adds a transaction type. */
  public CatalogueChange<TransactionType> create(TransactionType type, Deadline deadline) {
    Catalogue catalogue = read(deadline);
    if (catalogue.transactionType(type.code().value()).isPresent()) {
      return new CatalogueChange.Taken<>();
    }
    if (catalogue.transactionTypes().size() >= Catalogue.MAX_TRANSACTION_TYPES) {
      return new CatalogueChange.Full<>(Catalogue.MAX_TRANSACTION_TYPES);
    }
    TransactionType first = type.atVersion(1);
    return created(first, store.put(first, deadline));
  }

  /** Changes the wallet type with a code; who changes nothing puts nothing. */
  public CatalogueChange<WalletType> updateWalletType(
      String code, UnaryOperator<WalletType> change, Deadline deadline) {
    return untilNobodyIsFaster(
        deadline,
        () ->
            changed(
                read(deadline).walletType(code),
                type -> change.apply(type).atVersion(type.version()),
                type -> type.atVersion(type.version() + 1),
                type -> store.put(type, deadline)));
  }

  /** Changes the transaction type with a code; who changes nothing puts nothing. */
  public CatalogueChange<TransactionType> updateTransactionType(
      String code, UnaryOperator<TransactionType> change, Deadline deadline) {
    return untilNobodyIsFaster(
        deadline,
        () ->
            changed(
                read(deadline).transactionType(code),
                type -> change.apply(type).atVersion(type.version()),
                type -> type.atVersion(type.version() + 1),
                type -> store.put(type, deadline)));
  }

  /** Sets what a transaction type allows to wallets of a type, both of which have to be there. */
  public CatalogueChange<TransactionRule> putRule(
      String transactionType,
      String walletType,
      boolean debitAllowed,
      boolean creditAllowed,
      Deadline deadline) {
    return untilNobodyIsFaster(
        deadline,
        () -> {
          Catalogue catalogue = read(deadline);
          Optional<TransactionType> transactions = catalogue.transactionType(transactionType);
          Optional<WalletType> wallets = catalogue.walletType(walletType);
          if (transactions.isEmpty() || wallets.isEmpty()) {
            return Optional.of(new CatalogueChange.NotFound<>());
          }
          Optional<TransactionRule> before =
              catalogue.rule(transactions.get().code(), wallets.get().code());
          if (before.isEmpty() && catalogue.rules().size() >= Catalogue.MAX_RULES) {
            return Optional.of(new CatalogueChange.Full<>(Catalogue.MAX_RULES));
          }
          if (before.isEmpty()) {
            // Also one that allows what is allowed without it: who put it finds it.
            return put(
                TransactionRule.allowingAll(transactions.get().code(), wallets.get().code())
                    .allowing(debitAllowed, creditAllowed)
                    .next(),
                rule -> store.put(rule, deadline));
          }
          return changed(
              before,
              rule -> rule.allowing(debitAllowed, creditAllowed),
              TransactionRule::next,
              rule -> store.put(rule, deadline));
        });
  }

  private Catalogue read(Deadline deadline) {
    return store.read(deadline).withStandard();
  }

  private static <T> CatalogueChange<T> created(T type, CatalogueStore.Putting putting) {
    return switch (putting) {
      case PUT -> new CatalogueChange.Done<>(type);
      case TAKEN -> new CatalogueChange.Taken<>();
      case STALE -> throw new IllegalStateException("A first version has none before it.");
      case CONTENDED -> new CatalogueChange.Contended<>();
    };
  }

  /** Empty when somebody else was faster. */
  private static <T> Optional<CatalogueChange<T>> changed(
      Optional<T> before,
      UnaryOperator<T> change,
      UnaryOperator<T> nextVersion,
      Function<T, CatalogueStore.Putting> put) {
    if (before.isEmpty()) {
      return Optional.of(new CatalogueChange.NotFound<>());
    }
    T changed = change.apply(before.get());
    if (changed.equals(before.get())) {
      return Optional.of(new CatalogueChange.Done<>(changed));
    }
    return put(nextVersion.apply(changed), put);
  }

  /** Empty when somebody else was faster. */
  private static <T> Optional<CatalogueChange<T>> put(
      T next, Function<T, CatalogueStore.Putting> put) {
    return switch (put.apply(next)) {
      case PUT -> Optional.of(new CatalogueChange.Done<>(next));
      case TAKEN, STALE, CONTENDED -> Optional.empty();
    };
  }

  private <T> CatalogueChange<T> untilNobodyIsFaster(
      Deadline deadline, Supplier<Optional<CatalogueChange<T>>> change) {
    for (int tries = 1; ; tries++) {
      Optional<CatalogueChange<T>> done = change.get();
      if (done.isPresent()) {
        return done.get();
      }
      if (!retry.waitForNextTry(tries, deadline)) {
        return new CatalogueChange.Contended<>();
      }
    }
  }
}
