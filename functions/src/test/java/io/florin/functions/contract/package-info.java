/** Tests of the OpenAPI document and of its compiler. */
@NullMarked
package io.florin.functions.contract;

import org.jspecify.annotations.NullMarked;
