package io.florin.ledger;

/** What has become of a hold. */
public enum HoldStatus {
  /** Money is set aside. */
  OPEN,
  /** It was captured, as far as it was to be. */
  CAPTURED,
  /** What was left of it is free again. */
  RELEASED,
  /** Its time was over; what was left of it is free again. */
  EXPIRED,
  /** It was never made. */
  REFUSED
}
