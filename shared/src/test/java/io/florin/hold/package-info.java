/** Tests of money that is set aside. */
@NullMarked
package io.florin.hold;

import org.jspecify.annotations.NullMarked;
