/** Tests that the contracts of facts and messages and the code agree. */
@NullMarked
package io.florin.events;

import org.jspecify.annotations.NullMarked;
