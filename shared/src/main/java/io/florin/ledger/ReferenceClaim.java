package io.florin.ledger;

import io.florin.identity.CustomerId;

/**
 * The claim of a caller to a reference, which no other transfer of the caller may use.
 *
 * @param caller the caller
 * @param reference the reference
 * @param transfer the transfer that uses it
 */
public record ReferenceClaim(CustomerId caller, ExternalReference reference, TransferId transfer) {}
