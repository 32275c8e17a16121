/** Tests of identity, with the stores in memory that tests of other features may use. */
@NullMarked
package io.florin.identity;

import org.jspecify.annotations.NullMarked;
