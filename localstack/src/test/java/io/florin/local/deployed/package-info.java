/** Tests of what needs no LocalStack; the integration tests run on one. */
@NullMarked
package io.florin.local.deployed;

import org.jspecify.annotations.NullMarked;
