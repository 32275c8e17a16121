/** The queues of settlement in SQS. */
@NullMarked
package io.florin.settlement.sqs;

import org.jspecify.annotations.NullMarked;
