package io.florin.functions.settlement;

import io.florin.retry.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Steps of one run, each of which is taken whatever became of those before it. */
final class Steps {
  private final Deadline deadline;
  private Optional<RuntimeException> failure = Optional.empty();

  /**
   * Steps that are not yet taken.
   *
   * @param deadline by when all of them have to be over
   */
  Steps(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * Takes a step.
   *
   * @param longest its share of the time
   * @return what it answers; empty when it failed
   */
  <T> Optional<T> take(Duration longest, Function<Deadline, T> step) {
    try {
      return Optional.of(step.apply(deadline.within(longest)));
    } catch (RuntimeException e) {
      failure.ifPresentOrElse(first -> first.addSuppressed(e), () -> failure = Optional.of(e));
      return Optional.empty();
    }
  }

  /** Throws what was in the way of the first step that failed, if one did. */
  void end() {
    failure.ifPresent(
        first -> {
          throw first;
        });
  }
}
