/**
 * Customers, their passwords and the keys of tokens, in the tables {@code customers} and {@code
 * credentials}.
 */
@NullMarked
package io.florin.identity.dynamodb;

import org.jspecify.annotations.NullMarked;
