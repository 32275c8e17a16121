/** The ids of wallets as ULIDs. */
@NullMarked
package io.florin.ledger.ulid;

import org.jspecify.annotations.NullMarked;
