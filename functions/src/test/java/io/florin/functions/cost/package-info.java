/** What each operation costs, held by a test and told in {@code docs/cost.md}. */
@NullMarked
package io.florin.functions.cost;

import org.jspecify.annotations.NullMarked;
