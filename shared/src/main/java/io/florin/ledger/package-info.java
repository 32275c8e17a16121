/**
 * The ledger: wallets as streams of numbered entries, the commands that append to them, and the
 * port of the store that keeps both.
 */
@NullMarked
package io.florin.ledger;

import org.jspecify.annotations.NullMarked;
