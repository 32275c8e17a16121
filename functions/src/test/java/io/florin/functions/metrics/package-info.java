/** Tests of metrics. */
@NullMarked
package io.florin.functions.metrics;

import org.jspecify.annotations.NullMarked;
