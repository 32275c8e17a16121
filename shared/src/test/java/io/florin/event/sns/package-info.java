/** Tests of the topic on SNS. */
@NullMarked
package io.florin.event.sns;

import org.jspecify.annotations.NullMarked;
