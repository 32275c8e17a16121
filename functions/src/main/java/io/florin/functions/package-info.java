/** The functions: one handler for each operation, in a package for each feature. */
@NullMarked
package io.florin.functions;

import org.jspecify.annotations.NullMarked;
