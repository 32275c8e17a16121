/** Secrets Manager in this process. */
@NullMarked
package io.florin.local.secret;

import org.jspecify.annotations.NullMarked;
