/** DynamoDB in memory, as the adapters use it, and as AWS is at its worst. */
@NullMarked
package io.florin.simulation.store;

import org.jspecify.annotations.NullMarked;
