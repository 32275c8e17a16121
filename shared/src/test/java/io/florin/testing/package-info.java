/** What tests of several features and modules need: an embedded DynamoDB, and faults for it. */
@NullMarked
package io.florin.testing;

import org.jspecify.annotations.NullMarked;
