package io.florin.ledger;

import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.WalletTypeCode;
import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.money.Currency;
import java.time.Instant;
import java.util.Optional;

/**
 * What never changes about a wallet.
 *
 * @param id the wallet
 * @param owner the customer it belongs to; a system wallet belongs to nobody
 * @param accountNumber the number by which people name it; a system wallet has none
 * @param type the code of its type
 * @param settlement how money that it receives is posted
 * @param currency the currency of all its money
 * @param name what the owner calls it
 * @param openedAt when it was opened
 */
public record WalletTerms(
    WalletId id,
    Optional<CustomerId> owner,
    Optional<AccountNumber> accountNumber,
    WalletTypeCode type,
    SettlementMode settlement,
    Currency currency,
    Optional<WalletName> name,
    Instant openedAt) {

  /** Checks that customers' wallets have an owner and an account number, and system wallets not. */
  public WalletTerms {
    if (owner.isPresent() == id.isSystem() || accountNumber.isPresent() == id.isSystem()) {
      throw new IllegalArgumentException(
          "A customer's wallet has an owner and an account number; a system wallet has neither.");
    }
  }

  /** Whether money that it receives is posted later, many transfers at once. */
  public boolean isBatched() {
    return settlement == SettlementMode.BATCHED;
  }

  /** Whether it is in a caller's reach at all: as its owner, or as an administrator. */
  public boolean isReachableBy(Caller caller) {
    return caller.isAdmin() || belongsTo(caller.id());
  }

  /** Whether it belongs to that customer. */
  public boolean belongsTo(CustomerId customer) {
    return owner.isPresent() && owner.get().equals(customer);
  }
}
