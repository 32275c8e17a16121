/** The bank that money comes from and goes to: what it is asked, and what it can answer. */
@NullMarked
package io.florin.bank;

import org.jspecify.annotations.NullMarked;
