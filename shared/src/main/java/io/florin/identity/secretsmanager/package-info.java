/** Secrets that AWS Secrets Manager keeps. */
@NullMarked
package io.florin.identity.secretsmanager;

import org.jspecify.annotations.NullMarked;
