package io.florin.local.source;

/** What came of one look at a source. */
enum Step {
  /** There was nothing. */
  NOTHING,
  /** A batch was given to the function, and at least a part of it is done. */
  DONE,
  /** A batch was given to the function, and nothing of it is done. */
  FAILED
}
