/** Brings streams' records, queues' messages and the time to functions, as Lambda does. */
@NullMarked
package io.florin.local.source;

import org.jspecify.annotations.NullMarked;
