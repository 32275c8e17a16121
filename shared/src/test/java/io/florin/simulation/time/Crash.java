package io.florin.simulation.time;

/** The process of a function has ended, wherever it was. Nobody may catch it and go on. */
public final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("crashed", null, false, false);
  }
}
