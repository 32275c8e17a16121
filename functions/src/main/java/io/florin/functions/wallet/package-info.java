/** The operations on wallets. */
@NullMarked
package io.florin.functions.wallet;

import org.jspecify.annotations.NullMarked;
