/** Tests of the functions that settle, as Lambda calls them. */
@NullMarked
package io.florin.functions.settlement;

import org.jspecify.annotations.NullMarked;
