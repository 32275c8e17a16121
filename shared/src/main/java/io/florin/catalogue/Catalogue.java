package io.florin.catalogue;

import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of wallets and transactions there are, as they were read together.
 *
 * @param walletTypes the types of customers' wallets
 * @param transactionTypes the types of transfers
 * @param rules what transaction types allow to wallet types
 */
public record Catalogue(
    List<WalletType> walletTypes,
    List<TransactionType> transactionTypes,
    List<TransactionRule> rules) {

  /**
   * The largest amount that one transfer moves, in minor units. Nine million of them fit into the
   * exact sums of a wallet's life.
   */
  private static final long LARGEST_MINOR_UNITS = 1_000_000_000_000L;

  /** The most wallet types there are. */
  public static final int MAX_WALLET_TYPES = 250;

  /** The most transaction types there are. */
  public static final int MAX_TRANSACTION_TYPES = 250;

  /** The most rules there are. */
  public static final int MAX_RULES = 1000;

  private static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), List.of());
  private static final Catalogue STANDARD = EMPTY.withStandard();

  /** Copies the lists. */
  public Catalogue {
    walletTypes = List.copyOf(walletTypes);
    transactionTypes = List.copyOf(transactionTypes);
    rules = List.copyOf(rules);
  }

  /** What there is as long as nobody has added anything. */
  public static Catalogue standard() {
    return STANDARD;
  }

  /**
   * This catalogue, with the types that are taken where none is named: they are there before
   * anybody has put them.
   */
  public Catalogue withStandard() {
    List<WalletType> wallets = new ArrayList<>(walletTypes);
    if (walletType(WalletType.STANDARD.code().value()).isEmpty()) {
      wallets.add(WalletType.STANDARD);
    }
    List<TransactionType> transactions = new ArrayList<>(transactionTypes);
    if (transactionType(TransactionType.TRANSFER.code().value()).isEmpty()) {
      transactions.add(TransactionType.TRANSFER);
    }
    return new Catalogue(wallets, transactions, rules);
  }

  /** The largest amount that one transfer moves. */
  public static Money largestAmount(Currency currency) {
    return new Money(LARGEST_MINOR_UNITS, currency);
  }

  /** The type of customers' wallets with a code. */
  public Optional<WalletType> walletType(String code) {
    return walletTypes.stream().filter(type -> type.code().value().equals(code)).findFirst();
  }

  /** The type of any wallet with a code, those of system wallets included. */
  public Optional<WalletType> typeOfAnyWallet(WalletTypeCode code) {
    return code.equals(WalletType.SYSTEM.code())
        ? Optional.of(WalletType.SYSTEM)
        : walletType(code.value());
  }

  /** The transaction type with a code. */
  public Optional<TransactionType> transactionType(String code) {
    return transactionTypes.stream().filter(type -> type.code().value().equals(code)).findFirst();
  }

  /** The rule of a transaction type for a wallet type, where there is one. */
  public Optional<TransactionRule> rule(TransactionTypeCode transaction, WalletTypeCode wallet) {
    return rules.stream()
        .filter(
            rule -> rule.transactionType().equals(transaction) && rule.walletType().equals(wallet))
        .findFirst();
  }
}
