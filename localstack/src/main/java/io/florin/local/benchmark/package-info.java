/**
 * Measures the stack against the store that it stands on. Figures are compared within one run only:
 * machines differ, and so does one machine from hour to hour.
 */
@NullMarked
package io.florin.local.benchmark;

import org.jspecify.annotations.NullMarked;
