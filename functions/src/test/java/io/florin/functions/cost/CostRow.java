package io.florin.functions.cost;

import java.io.IOException;
import java.util.List;

/**
 * A row of the table of costs: an operation in one of its ways, and what it uses.
 *
 * @param operation the operation of the contract, or the worker
 * @param way in what way, where there are several
 * @param usage what it uses
 * @param together how many queries go side by side, again and again; what follows them waits
 * @param moreReads how many read units it may take on top, where chance spreads what it reads
 * @param warmUp what warms the function, where that is less than the scenario
 * @param scenario how to do it
 */
record CostRow(
    String operation,
    String way,
    Usage usage,
    List<Integer> together,
    double moreReads,
    Scenario warmUp,
    Scenario scenario) {

  /** What goes before an operation, and is not counted. */
  @FunctionalInterface
  interface Scenario {

    /** The operation, ready to be done. */
    Step prepared(CostScene scene) throws IOException;
  }

  /** What is counted. */
  @FunctionalInterface
  interface Step {

    /** Does it, and fails when it is not answered as it should be. */
    void run() throws IOException;
  }

  CostRow {
    together = List.copyOf(together);
  }

  /** A row of an operation that makes one query after the other. */
  static CostRow row(String operation, String way, Usage usage, Scenario scenario) {
    return new CostRow(operation, way, usage, List.of(1), 0, scenario, scenario);
  }

  /** The same row, with so many queries side by side, then so many, and so on from the start. */
  CostRow sideBySide(Integer... counts) {
    return new CostRow(operation, way, usage, List.of(counts), moreReads, warmUp, scenario);
  }

  /** The same row, which may take so many read units on top. */
  CostRow takingUpTo(double more) {
    return new CostRow(operation, way, usage, together, more, warmUp, scenario);
  }

  /** The same row, whose function is warm once something smaller was done. */
  CostRow warmedBy(Scenario smaller) {
    return new CostRow(operation, way, usage, together, moreReads, smaller, scenario);
  }

  /** What it was to use, given what it has used: the same, or with the reads that chance added. */
  Usage expected(Usage used) {
    double more = used.readUnits() - usage.readUnits();
    return more > 0 && more <= moreReads ? usage.withReads(used.readUnits()) : usage;
  }

  /** Whether no caller of the API waits for it. */
  boolean isWorker() {
    return operation.equals("settle") || operation.equals("janitor");
  }

  /** What it is called. */
  String title() {
    return way.isEmpty() ? operation : operation + ", " + way;
  }

  @Override
  public String toString() {
    return title();
  }
}
