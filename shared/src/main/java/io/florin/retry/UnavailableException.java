package io.florin.retry;

/**
 * A service did not do what it was asked, in all the tries there were until the deadline. What was
 * asked may or may not have been done: ask again under the same idempotency key.
 */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says which service, and what it answered last. */
  public UnavailableException(String service, Throwable lastAnswer) {
    super(service + " is unavailable: " + lastAnswer.getMessage(), lastAnswer);
  }
}
