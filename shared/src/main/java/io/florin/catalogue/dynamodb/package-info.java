/** The catalogue in a table of DynamoDB. */
@NullMarked
package io.florin.catalogue.dynamodb;

import org.jspecify.annotations.NullMarked;
