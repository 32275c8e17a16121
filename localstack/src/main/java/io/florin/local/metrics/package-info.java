/** Adds up the metrics that functions print and shows them to Prometheus. */
@NullMarked
package io.florin.local.metrics;

import org.jspecify.annotations.NullMarked;
