/** Tests of the bank over HTTP. */
@NullMarked
package io.florin.bank.http;

import org.jspecify.annotations.NullMarked;
