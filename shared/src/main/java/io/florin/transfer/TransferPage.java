package io.florin.transfer;

import io.florin.ledger.Transfer;
import java.util.List;
import java.util.Optional;

/**
 * A page of transfers.
 *
 * @param transfers the transfers, in the order asked for
 * @param next the place after which the next page goes on, if there may be one
 * @param <P> what places in the list are told by
 */
public record TransferPage<P>(List<Transfer> transfers, Optional<P> next) {}
