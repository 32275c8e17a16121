/** Tests of how wallets and entries are answered. */
@NullMarked
package io.florin.functions.wallet;

import org.jspecify.annotations.NullMarked;
