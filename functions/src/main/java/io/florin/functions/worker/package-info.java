/** What all functions share that no request calls, but a stream, a queue or a schedule. */
@NullMarked
package io.florin.functions.worker;

import org.jspecify.annotations.NullMarked;
