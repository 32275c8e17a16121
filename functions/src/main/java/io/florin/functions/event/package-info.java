/** Facts: how they are read from the ledger's stream, and how they are written as JSON. */
@NullMarked
package io.florin.functions.event;

import org.jspecify.annotations.NullMarked;
