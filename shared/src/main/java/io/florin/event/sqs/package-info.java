/** Dead letters on a queue of SQS. */
@NullMarked
package io.florin.event.sqs;

import org.jspecify.annotations.NullMarked;
