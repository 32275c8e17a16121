/**
 * Wallets as their owners see them: opening, showing, listing, the statement, and their life until
 * they are closed.
 */
@NullMarked
package io.florin.wallet;

import org.jspecify.annotations.NullMarked;
