package io.florin.simulation.book;

/** What the bank has decided, by its own book. */
public interface Verdicts {

  /** What has become of a payment at the bank. */
  enum Verdict {
    /** The money has moved. */
    DONE,
    /** It never will. */
    REJECTED,
    /** The bank has not decided. */
    NONE
  }

  /** The verdict on a reference. */
  Verdict of(String reference);
}
