/** Trying again, within bounds. */
@NullMarked
package io.florin.retry;

import org.jspecify.annotations.NullMarked;
