package io.florin.functions.http;

/** Ends the reading of a request at the problem it has. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /** Ends with that problem. */
  public ProblemException(Problem problem) {
    // It is an answer on its way out and no fault of the program: nobody reads its stack trace.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** The problem. */
  public Problem problem() {
    return problem;
  }
}
