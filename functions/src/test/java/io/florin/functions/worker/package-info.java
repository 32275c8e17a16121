/** Tests of what all workers share. */
@NullMarked
package io.florin.functions.worker;

import org.jspecify.annotations.NullMarked;
