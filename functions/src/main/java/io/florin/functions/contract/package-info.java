/** Compiles the OpenAPI document when Florin is built; nothing here is part of a function. */
@NullMarked
package io.florin.functions.contract;

import org.jspecify.annotations.NullMarked;
