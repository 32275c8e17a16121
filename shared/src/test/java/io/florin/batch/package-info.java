/** Tests of transfer batches. */
@NullMarked
package io.florin.batch;

import org.jspecify.annotations.NullMarked;
