package io.florin.identity.dynamodb;

/**
 * Some items of one transaction are there and others are not: it is still being committed, since
 * reads outside a transaction may see a part of it. It passes.
 */
final class HalfVisibleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HalfVisibleException(String message) {
    super(message);
  }
}
