/** Tests of how the catalogue is changed. */
@NullMarked
package io.florin.functions.catalogue;

import org.jspecify.annotations.NullMarked;
