/** The operations for those who run Florin. */
@NullMarked
package io.florin.functions.operations;

import org.jspecify.annotations.NullMarked;
