package io.florin.simulation.time;

/** Decides at which of its calls a function dies. */
@FunctionalInterface
public interface Fate {
  /** No function dies. */
  Fate KIND = (call, moment) -> false;

  /** A place in a call where a function can die. */
  enum Moment {
    /** Before it has asked for anything. */
    BEFORE,
    /** While the call is on its way: it may have an effect. */
    MEANWHILE,
    /** After the effect, and before the answer is used. */
    AFTER
  }

  /**
   * Whether it dies here.
   *
   * @param call what it calls
   */
  boolean strikes(String call, Moment moment);
}
