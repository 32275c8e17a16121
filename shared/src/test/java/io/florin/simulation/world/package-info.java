/** What Florin's functions meet in the simulation: a topic, a queue, a bank, and crashes. */
@NullMarked
package io.florin.simulation.world;

import org.jspecify.annotations.NullMarked;
