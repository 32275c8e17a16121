/** Tests of what is said to the bank and by it. */
@NullMarked
package io.florin.bank;

import org.jspecify.annotations.NullMarked;
