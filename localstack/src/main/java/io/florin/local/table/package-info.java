/** DynamoDB Local in this process, with the tables of the templates. */
@NullMarked
package io.florin.local.table;

import org.jspecify.annotations.NullMarked;
