/** The tests of the ledger in DynamoDB. */
@NullMarked
package io.florin.ledger.dynamodb;

import org.jspecify.annotations.NullMarked;
