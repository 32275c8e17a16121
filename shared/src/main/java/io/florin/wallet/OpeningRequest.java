package io.florin.wallet;

import io.florin.catalogue.WalletType;
import io.florin.identity.CustomerId;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.WalletName;
import io.florin.money.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A wallet that shall be opened.
 *
 * @param owner the customer it shall belong to
 * @param type its type
 * @param currency the currency of all its money
 * @param name what the owner calls it
 */
public record OpeningRequest(
    CustomerId owner, WalletType type, Currency currency, Optional<WalletName> name) {

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    return Fingerprint.of(
        "createWallet",
        List.of(
            Optional.of(owner.value()),
            Optional.of(type.code().value()),
            Optional.of(currency.code()),
            name.map(WalletName::text)));
  }
}
