/** Customers: who they are, how they sign in, and the tokens that say who calls. */
@NullMarked
package io.florin.identity;

import org.jspecify.annotations.NullMarked;
