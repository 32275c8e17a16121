/** What settles deposits and withdrawals, step by step, without anybody calling. */
@NullMarked
package io.florin.functions.settlement;

import org.jspecify.annotations.NullMarked;
