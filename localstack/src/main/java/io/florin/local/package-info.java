/** The embedded stack: it runs the synthesized templates in this one process. */
@NullMarked
package io.florin.local;

import org.jspecify.annotations.NullMarked;
