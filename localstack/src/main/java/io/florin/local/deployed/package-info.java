/** Florin deployed to LocalStack by the CDK, as it is deployed to AWS. */
@NullMarked
package io.florin.local.deployed;

import org.jspecify.annotations.NullMarked;
