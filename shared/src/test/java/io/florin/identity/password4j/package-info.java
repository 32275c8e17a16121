/** Tests of the package of the same name. */
@NullMarked
package io.florin.identity.password4j;

import org.jspecify.annotations.NullMarked;
