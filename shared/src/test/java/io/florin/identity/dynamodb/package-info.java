/** Tests of the package of the same name. */
@NullMarked
package io.florin.identity.dynamodb;

import org.jspecify.annotations.NullMarked;
