/** Tests of the package of the same name. */
@NullMarked
package io.florin.functions.identity;

import org.jspecify.annotations.NullMarked;
