package io.florin.testing;

/** A death at one call of a port, before it or right after it. */
public final class Crash {
  private final int at;
  private final boolean done;
  private int calls;
  private boolean happened;

  /**
   * A death.
   *
   * @param at at which call, from 1
   * @param done whether the call is done before
   */
  public Crash(int at, boolean done) {
    this.at = at;
    this.done = done;
  }

  /** A run in which nobody dies. */
  public static Crash never() {
    return new Crash(Integer.MAX_VALUE, false);
  }

  /** What is thrown: nothing that lives on can catch it for something else. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }

  /** A port whose calls count, and one of which is the last. */
  public <T> T around(Class<T> port, T real) {
    return Intercepted.calls(
        port,
        real,
        call -> {
          calls++;
          dieIf(calls == at && !done);
          Object answer = call.make();
          dieIf(calls == at && done);
          return answer;
        });
  }

  /** How many calls there were. */
  public int calls() {
    return calls;
  }

  /** Whether it has happened. */
  public boolean happened() {
    return happened;
  }

  private void dieIf(boolean now) {
    if (now) {
      happened = true;
      throw new Died();
    }
  }

  @Override
  public String toString() {
    return (done ? "after" : "before") + " call " + at;
  }
}
