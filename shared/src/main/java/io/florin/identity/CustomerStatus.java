package io.florin.identity;

/** Whether a customer may use the system. */
public enum CustomerStatus {
  /** The customer may. */
  ACTIVE,
  /** An admin has barred the customer. */
  SUSPENDED
}
