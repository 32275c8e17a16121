package io.florin.catalogue;

import java.util.Optional;

/** The kinds of wallets and transactions that can be asked for. */
public final class Catalogue {

  /** The wallet type of a code that customers can open. */
  public Optional<WalletType> walletType(String code) {
    return Optional.of(WalletType.STANDARD).filter(type -> type.code().value().equals(code));
  }

  /** The transaction type of a code. */
  public Optional<TransactionType> transactionType(String code) {
    return Optional.of(TransactionType.TRANSFER).filter(type -> type.code().value().equals(code));
  }
}
