/** Tests of wallets as their owners see them. */
@NullMarked
package io.florin.wallet;

import org.jspecify.annotations.NullMarked;
