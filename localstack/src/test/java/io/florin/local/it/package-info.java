/** Florin seen from outside: tests over HTTP, of any stack that has an address. */
@NullMarked
package io.florin.local.it;

import org.jspecify.annotations.NullMarked;
