/** Florin. */
@NullMarked
package io.florin;

import org.jspecify.annotations.NullMarked;
