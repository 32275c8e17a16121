package io.florin.settlement;

import java.time.Instant;

/**
 * A message that nobody could do anything with, as a dead-letter queue has it.
 *
 * @param message the message
 * @param receipt by what it is deleted
 * @param sentAt when it came into the dead-letter queue, or into the queue it was moved from
 */
public record DeadLetter(QueueMessage message, String receipt, Instant sentAt) {}
