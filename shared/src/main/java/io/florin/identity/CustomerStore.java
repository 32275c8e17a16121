package io.florin.identity;

import java.util.Optional;

/** Reads customers, without anything secret of them. */
public interface CustomerStore {

  /** The customer with that id, as of the last write that was answered. */
  Optional<Customer> find(CustomerId id);
}
