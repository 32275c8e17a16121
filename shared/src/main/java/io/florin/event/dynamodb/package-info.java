/** Facts out of the table {@code ledger}, whose stream is the outbox. */
@NullMarked
package io.florin.event.dynamodb;

import org.jspecify.annotations.NullMarked;
