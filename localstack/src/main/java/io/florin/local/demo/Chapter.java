package io.florin.local.demo;

/** A part of the story that shows one thing Florin promises. */
interface Chapter {

  /** What it is about. */
  String title();

  /**
   * Plays it. It depends on no other chapter, but for money that is there.
   *
   * @throws StepFailed when a step does not hold
   */
  void play(Scene scene, Cast cast);
}
