/** What all functions share of HTTP: requests checked against the contract, and answers. */
@NullMarked
package io.florin.functions.http;

import org.jspecify.annotations.NullMarked;
