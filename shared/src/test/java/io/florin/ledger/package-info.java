/** The tests of the ledger, and its store in memory. */
@NullMarked
package io.florin.ledger;

import org.jspecify.annotations.NullMarked;
