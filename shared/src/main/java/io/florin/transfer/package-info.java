/** Moving money: what callers ask for, who may, and what it leads to. */
@NullMarked
package io.florin.transfer;

import org.jspecify.annotations.NullMarked;
