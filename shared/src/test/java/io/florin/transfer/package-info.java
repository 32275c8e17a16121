/** Tests of transfers as those see them whom they concern. */
@NullMarked
package io.florin.transfer;

import org.jspecify.annotations.NullMarked;
