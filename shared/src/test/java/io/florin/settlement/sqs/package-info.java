/** Tests of the queues of settlement. */
@NullMarked
package io.florin.settlement.sqs;

import org.jspecify.annotations.NullMarked;
