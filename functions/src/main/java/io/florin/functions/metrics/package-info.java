/** What functions tell CloudWatch in numbers. */
@NullMarked
package io.florin.functions.metrics;

import org.jspecify.annotations.NullMarked;
