@NullMarked
package io.florin.local;

import org.jspecify.annotations.NullMarked;
