/** Tests of the catalogue in DynamoDB. */
@NullMarked
package io.florin.catalogue.dynamodb;

import org.jspecify.annotations.NullMarked;
