package io.florin.catalogue;

/**
 * What a transaction type allows to wallets of a type. Where there is no rule, all is allowed.
 *
 * @param transactionType the transaction type
 * @param walletType the wallet type
 * @param debitAllowed whether such wallets may pay by it
 * @param creditAllowed whether such wallets may receive by it
 * @param version how often it was put, from 1
 */
public record TransactionRule(
    TransactionTypeCode transactionType,
    WalletTypeCode walletType,
    boolean debitAllowed,
    boolean creditAllowed,
    long version) {}
