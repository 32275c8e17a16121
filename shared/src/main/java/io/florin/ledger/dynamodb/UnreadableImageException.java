package io.florin.ledger.dynamodb;

/** An item says what no item of the ledger can say: nothing may be concluded from it. */
public final class UnreadableImageException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableImageException(String why) {
    super(why);
  }

  UnreadableImageException(RuntimeException cause) {
    super(cause.toString(), cause);
  }
}
