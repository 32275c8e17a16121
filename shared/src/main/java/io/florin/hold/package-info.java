/** Setting money aside for one who is to be paid: placing, capturing, releasing, expiring. */
@NullMarked
package io.florin.hold;

import org.jspecify.annotations.NullMarked;
