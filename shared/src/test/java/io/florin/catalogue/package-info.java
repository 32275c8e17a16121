/** Tests of the catalogue, and what they share. */
@NullMarked
package io.florin.catalogue;

import org.jspecify.annotations.NullMarked;
