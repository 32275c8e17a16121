package io.florin.simulation.book;

/** What is checked, by the promise that it is part of. */
public enum Check {
  /** Promise 1: per currency all money sums to zero. */
  CONSERVATION,
  /** Promise 2: no customer's wallet is below its floor. */
  FLOOR,
  /** Promise 3: a command has one effect. */
  HAPPENS_ONCE,
  /** Promise 3: a command has one answer, and another one under its key is refused. */
  ONE_ANSWER,
  /** What was done is what was asked for, by someone who might. */
  AS_ASKED,
  /** What was refused had to be, at some moment since it was asked for. */
  JUSTIFIED,
  /** Promise 4: entries are numbered without a gap, and never change. */
  NUMBERING,
  /** Promise 4: the balances in an entry are those before it and its own change. */
  RUNNING_BALANCE,
  /** Promise 4: an entry carries the hash of the one before it and its own. */
  HASH_CHAIN,
  /** A wallet's time does not run backwards. */
  TIME,
  /** Promise 5: the end of a transfer is what the bank said. */
  BANK_AGREES,
  /** Promise 5: nothing stays pending for ever. */
  SETTLED,
  /** Promise 6: what was answered is read from then on. */
  VISIBLE,
  /** What was can be read for ever: versions, instants, periods, lists, and that all is sound. */
  LOOKING_BACK,
  /** What was answered before another command began comes before it. */
  COMMIT_ORDER,
  /** What was committed is told, in its order, and nothing else is. */
  FACTS,
  /** The table holds what was committed, and nothing else. */
  TABLE
}
