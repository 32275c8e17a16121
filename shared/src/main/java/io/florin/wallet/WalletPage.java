package io.florin.wallet;

import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * A page of wallets.
 *
 * @param wallets the wallets, in the order asked for
 * @param next where the next page goes on, if there may be one
 */
public record WalletPage(List<Wallet> wallets, Optional<WalletId> next) {}
