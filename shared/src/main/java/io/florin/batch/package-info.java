/** Transfer batches: asking for many transfers at once, carrying them out, and showing them. */
@NullMarked
package io.florin.batch;

import org.jspecify.annotations.NullMarked;
