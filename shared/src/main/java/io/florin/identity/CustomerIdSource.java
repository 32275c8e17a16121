package io.florin.identity;

/** Makes the ids of new customers. */
@FunctionalInterface
public interface CustomerIdSource {

  /** An id that no customer has had. */
  CustomerId next();
}
