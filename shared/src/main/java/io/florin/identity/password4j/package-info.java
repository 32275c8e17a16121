/** Hashing of passwords by Password4j. */
@NullMarked
package io.florin.identity.password4j;

import org.jspecify.annotations.NullMarked;
