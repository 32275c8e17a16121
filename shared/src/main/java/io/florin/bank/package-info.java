/** The bank that takes deposits in and pays withdrawals out. */
@NullMarked
package io.florin.bank;

import org.jspecify.annotations.NullMarked;
