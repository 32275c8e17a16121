/** The ledger in a table of DynamoDB. */
@NullMarked
package io.florin.ledger.dynamodb;

import org.jspecify.annotations.NullMarked;
