/**
 * A seeded simulation of Florin: the real use cases over a store, queues and a bank at their worst.
 */
@NullMarked
package io.florin.simulation;

import org.jspecify.annotations.NullMarked;
