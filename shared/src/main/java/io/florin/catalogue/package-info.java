/** What kinds of wallets and transactions there are, and what each allows. */
@NullMarked
package io.florin.catalogue;

import org.jspecify.annotations.NullMarked;
