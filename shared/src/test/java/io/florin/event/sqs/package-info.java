/** Tests of dead letters on SQS. */
@NullMarked
package io.florin.event.sqs;

import org.jspecify.annotations.NullMarked;
