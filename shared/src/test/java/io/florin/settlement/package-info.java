/** Tests of settling, against a bank that does what a test tells it. */
@NullMarked
package io.florin.settlement;

import org.jspecify.annotations.NullMarked;
