package io.florin.catalogue;

/**
 * What a transaction type allows to wallets of a type. Where there is no rule, all is allowed.
 *
 * @param transactionType the transaction type
 * @param walletType the wallet type
 * @param debitAllowed whether such wallets may pay by it
 * @param creditAllowed whether such wallets may receive by it
 * @param version how often it was put: 0 where it never was
 */
public record TransactionRule(
    TransactionTypeCode transactionType,
    WalletTypeCode walletType,
    boolean debitAllowed,
    boolean creditAllowed,
    long version) {

  /** What holds where there is no rule. */
  static TransactionRule allowingAll(
      TransactionTypeCode transactionType, WalletTypeCode walletType) {
    return new TransactionRule(transactionType, walletType, true, true, 0);
  }

  /** The same rule, allowing something else. */
  TransactionRule allowing(boolean debit, boolean credit) {
    return new TransactionRule(transactionType, walletType, debit, credit, version);
  }

  /** The same rule as its next version. */
  TransactionRule next() {
    return new TransactionRule(
        transactionType, walletType, debitAllowed, creditAllowed, version + 1);
  }
}
