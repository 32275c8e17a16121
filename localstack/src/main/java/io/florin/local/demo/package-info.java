/** A story that shows what Florin promises, played over HTTP against a stack that runs. */
@NullMarked
package io.florin.local.demo;

import org.jspecify.annotations.NullMarked;
