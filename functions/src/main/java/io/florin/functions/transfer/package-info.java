/** The operations that move money. */
@NullMarked
package io.florin.functions.transfer;

import org.jspecify.annotations.NullMarked;
