package io.florin.ledger;

/** By what a customer asked for a transfer. */
public enum Channel {
  /** A web page. */
  WEB,
  /** A mobile application. */
  APP,
  /** A machine of an agent. */
  KIOSK,
  /** A phone's USSD menu. */
  USSD,
  /** A program of the customer's own. */
  API
}
