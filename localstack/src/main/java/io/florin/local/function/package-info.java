/** Runs the functions in this process as Lambda would: bytes in, bytes out. */
@NullMarked
package io.florin.local.function;

import org.jspecify.annotations.NullMarked;
