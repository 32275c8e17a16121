/** The facts that the ledger has committed, and how they get to whoever wants to know them. */
@NullMarked
package io.florin.event;

import org.jspecify.annotations.NullMarked;
