/** The operations on wallet types, transaction types and their rules. */
@NullMarked
package io.florin.functions.catalogue;

import org.jspecify.annotations.NullMarked;
