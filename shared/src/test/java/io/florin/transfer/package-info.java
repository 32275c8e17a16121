/** Tests of the package of the same name. */
@NullMarked
package io.florin.transfer;

import org.jspecify.annotations.NullMarked;
