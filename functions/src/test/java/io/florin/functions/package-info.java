/** What tests of functions of several features need: a platform and a gateway. */
@NullMarked
package io.florin.functions;

import org.jspecify.annotations.NullMarked;
