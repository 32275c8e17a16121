/** The ledger kept once more, naively, to check the real one against. */
@NullMarked
package io.florin.simulation.book;

import org.jspecify.annotations.NullMarked;
