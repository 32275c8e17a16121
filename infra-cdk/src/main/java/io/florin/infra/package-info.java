/** Florin on AWS: the CDK app, its stacks, and what each function is allowed to do. */
@NullMarked
package io.florin.infra;

import org.jspecify.annotations.NullMarked;
