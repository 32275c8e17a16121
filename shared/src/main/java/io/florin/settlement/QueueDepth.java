package io.florin.settlement;

/**
 * How much a queue holds, as the queue tells: it may be off while messages come and go.
 *
 * @param name what operators call the queue
 * @param depth messages that wait or are being worked on
 * @param deadLetters messages in its dead-letter queue, those that are being looked at included
 */
public record QueueDepth(String name, long depth, long deadLetters) {}
