/** Tests of facts and of how they are relayed. */
@NullMarked
package io.florin.event;

import org.jspecify.annotations.NullMarked;
