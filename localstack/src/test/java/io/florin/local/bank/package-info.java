/** Tests of the stand-in bank, over HTTP. */
@NullMarked
package io.florin.local.bank;

import org.jspecify.annotations.NullMarked;
