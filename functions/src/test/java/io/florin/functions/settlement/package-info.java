/** Tests of the functions that settle deposits and withdrawals. */
@NullMarked
package io.florin.functions.settlement;

import org.jspecify.annotations.NullMarked;
