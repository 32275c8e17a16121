/** Simulated time: what happens next, and which one of many threads goes on. */
@NullMarked
package io.florin.simulation.time;

import org.jspecify.annotations.NullMarked;
