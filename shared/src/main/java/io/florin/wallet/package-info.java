/** Wallets as their owners see them: opening, showing, listing, and the statement. */
@NullMarked
package io.florin.wallet;

import org.jspecify.annotations.NullMarked;
