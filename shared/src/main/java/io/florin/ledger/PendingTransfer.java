package io.florin.ledger;

import java.time.Instant;

/**
 * A transfer that waits for the bank, as the list of those tells: it may have changed since.
 *
 * @param id the transfer
 * @param version the version of its record
 * @param kind deposit or withdrawal
 * @param acceptedAt when it was accepted
 * @param dueAt when to look at it again
 * @param needsAttention whether it is on the operators' list
 */
public record PendingTransfer(
    TransferId id,
    long version,
    TransferKind kind,
    Instant acceptedAt,
    Instant dueAt,
    boolean needsAttention) {}
