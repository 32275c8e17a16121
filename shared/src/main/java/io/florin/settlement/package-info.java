/** What becomes of what was accepted: deposits, withdrawals, and legs that wait; and operators. */
@NullMarked
package io.florin.settlement;

import org.jspecify.annotations.NullMarked;
