package io.florin.catalogue;

import io.florin.retry.Deadline;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The catalogue in the memory of this process. */
public final class InMemoryCatalogueStore implements CatalogueStore {
  private final Map<String, WalletType> walletTypes = new TreeMap<>();
  private final Map<String, TransactionType> transactionTypes = new TreeMap<>();
  private final Map<String, TransactionRule> rules = new TreeMap<>();

  @Override
  public synchronized Catalogue read(Deadline deadline) {
    return new Catalogue(
        walletTypes.values().stream().toList(),
        transactionTypes.values().stream().toList(),
        rules.values().stream().toList());
  }

  @Override
  public Putting put(WalletType type, Deadline deadline) {
    return put(walletTypes, type.code().value(), type, WalletType::version);
  }

  @Override
  public Putting put(TransactionType type, Deadline deadline) {
    return put(transactionTypes, type.code().value(), type, TransactionType::version);
  }

  @Override
  public Putting put(TransactionRule rule, Deadline deadline) {
    return put(
        rules, rule.transactionType() + "#" + rule.walletType(), rule, TransactionRule::version);
  }

  private synchronized <T> Putting put(
      Map<String, T> there, String key, T next, ToLongFunction<T> version) {
    long number = version.applyAsLong(next);
    if (number < 1) {
      throw new IllegalArgumentException("What is put has a version from 1 on.");
    }
    T before = there.get(key);
    if ((before == null ? 0 : version.applyAsLong(before)) != number - 1) {
      return number == 1 ? Putting.TAKEN : Putting.STALE;
    }
    there.put(key, next);
    return Putting.PUT;
  }
}
