package io.florin.local.role;

/**
 * What one AWS call needs its caller to be allowed.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource the ARN of what it touches
 */
public record Need(String action, String resource) {}
