/** Operations of identity: registering, logging in, and who one is. */
@NullMarked
package io.florin.functions.identity;

import org.jspecify.annotations.NullMarked;
