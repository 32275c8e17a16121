package io.florin.local;

/** Thrown when a stack can't start; the message is one sentence that says what to do. */
public final class StartRefused extends RuntimeException {
  /** Refused for a reason of its own. */
  public StartRefused(String sentence) {
    super(sentence);
  }

  /** Refused because of something that went wrong beneath. */
  public StartRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
