package io.florin.local.demo;

/** Thrown when a step does not hold. */
final class StepFailed extends RuntimeException {
  private final String sentence;

  StepFailed(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What was expected and what came. */
  String sentence() {
    return sentence;
  }
}
