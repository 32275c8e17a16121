/** What callers of the simulation do. */
@NullMarked
package io.florin.simulation.command;

import org.jspecify.annotations.NullMarked;
