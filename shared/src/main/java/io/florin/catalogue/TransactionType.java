package io.florin.catalogue;

/**
 * A kind of transaction between customers.
 *
 * @param code its code
 */
public record TransactionType(TransactionTypeCode code) {

  /** The type of a transfer for which none was named. */
  public static final TransactionType TRANSFER =
      new TransactionType(new TransactionTypeCode("TRANSFER"));
}
