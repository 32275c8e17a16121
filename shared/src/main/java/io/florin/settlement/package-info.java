/** What becomes of deposits and withdrawals: asking the bank, again when due, and operators. */
@NullMarked
package io.florin.settlement;

import org.jspecify.annotations.NullMarked;
