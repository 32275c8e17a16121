package io.florin.identity;

import java.util.Optional;

/** Tells who the customers are, without anything secret of them. */
@FunctionalInterface
public interface CustomerDirectory {

  /** The customer with that id, as of the last write that was answered. */
  Optional<Customer> find(CustomerId id);

  /** Whether there is a customer with that id. */
  default boolean exists(CustomerId id) {
    return find(id).isPresent();
  }
}
