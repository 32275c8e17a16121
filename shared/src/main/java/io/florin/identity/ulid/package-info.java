/** The ids of customers as ULIDs. */
@NullMarked
package io.florin.identity.ulid;

import org.jspecify.annotations.NullMarked;
