@NullMarked
package io.florin.infra;

import org.jspecify.annotations.NullMarked;
