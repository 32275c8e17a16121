package io.florin.local;

/** Thrown when a stack can't start; the message is one sentence that says what to do. */
public final class StartRefused extends RuntimeException {
  StartRefused(String sentence) {
    super(sentence);
  }

  StartRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
