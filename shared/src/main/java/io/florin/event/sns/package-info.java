/** Facts on a topic of SNS. */
@NullMarked
package io.florin.event.sns;

import org.jspecify.annotations.NullMarked;
