/** Amounts of money and their currencies. */
@NullMarked
package io.florin.money;

import org.jspecify.annotations.NullMarked;
