/** Checks each AWS call of a function against the statements of its role. */
@NullMarked
package io.florin.local.role;

import org.jspecify.annotations.NullMarked;
