/** Tests of the package of the same name. */
@NullMarked
package io.florin.identity.jjwt;

import org.jspecify.annotations.NullMarked;
