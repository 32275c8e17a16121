/** Tests of what all functions share of HTTP. */
@NullMarked
package io.florin.functions.http;

import org.jspecify.annotations.NullMarked;
