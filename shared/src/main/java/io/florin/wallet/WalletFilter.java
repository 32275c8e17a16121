package io.florin.wallet;

import io.florin.catalogue.WalletTypeCode;
import io.florin.identity.CustomerId;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletStatus;
import io.florin.money.Currency;
import java.util.Optional;

/** Which wallets are wanted: each part that is given must fit. */
public record WalletFilter(
    Optional<CustomerId> owner,
    Optional<AccountNumber> accountNumber,
    Optional<Currency> currency,
    Optional<WalletTypeCode> type,
    Optional<WalletStatus> status) {

  boolean lets(Wallet wallet) {
    return fits(owner, wallet.terms().owner())
        && fits(accountNumber, wallet.terms().accountNumber())
        && fits(currency, Optional.of(wallet.currency()))
        && fits(type, Optional.of(wallet.terms().type()))
        && fits(status, Optional.of(wallet.newest().status()));
  }

  private static <T> boolean fits(Optional<T> wanted, Optional<T> actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }
}
