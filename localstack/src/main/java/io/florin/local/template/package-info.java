/** Reads the synthesized CloudFormation templates, as far as they are known here. */
@NullMarked
package io.florin.local.template;

import org.jspecify.annotations.NullMarked;
