package io.florin.functions.http;

import io.florin.identity.Caller;

/** Who of those who have signed in may call an operation. */
public enum Access {
  /** Every customer, on things of their own; administrators on everything. */
  SIGNED_IN,
  /** Administrators only. */
  ADMIN;

  boolean lets(Caller caller) {
    return this == SIGNED_IN || caller.isAdmin();
  }
}
