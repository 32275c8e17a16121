/** DynamoDB as Florin's adapters use it: what may pass is tried again, within bounds. */
@NullMarked
package io.florin.dynamodb;

import org.jspecify.annotations.NullMarked;
