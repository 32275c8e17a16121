package io.florin.identity;

/** What came of a registration. */
public sealed interface Registration {

  /**
   * There is a new customer.
   *
   * @param customer the customer
   */
  record Registered(Customer customer) implements Registration {}

  /** Somebody has that e-mail address. */
  record EmailTaken() implements Registration {}

  /** Somebody has that telephone number. */
  record PhoneTaken() implements Registration {}

  /** Somebody has that document. */
  record IdNumberTaken() implements Registration {}
}
