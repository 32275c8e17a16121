/** The functions that settle deposits and withdrawals with the bank. */
@NullMarked
package io.florin.functions.settlement;

import org.jspecify.annotations.NullMarked;
