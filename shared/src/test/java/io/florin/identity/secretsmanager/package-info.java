/** Tests of the package of the same name. */
@NullMarked
package io.florin.identity.secretsmanager;

import org.jspecify.annotations.NullMarked;
