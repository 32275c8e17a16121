/** The operations on money that is set aside. */
@NullMarked
package io.florin.functions.hold;

import org.jspecify.annotations.NullMarked;
