package io.florin.simulation.book;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was found wrong: the first finding ends the simulation. */
public final class Findings {
  private @Nullable AssertionError first;

  /**
   * Checks that something holds.
   *
   * @param check the name of the check
   * @throws AssertionError when it does not
   */
  public void require(boolean holds, Check check, Supplier<String> detail) {
    if (!holds) {
      AssertionError finding = new AssertionError(check + ": " + detail.get());
      if (first == null) {
        first = finding;
      }
      throw finding;
    }
  }

  /**
   * Checks that there is something, and returns it.
   *
   * @throws AssertionError when there is nothing
   */
  public <T> T present(@Nullable T value, Check check, Supplier<String> detail) {
    require(value != null, check, detail);
    return Objects.requireNonNull(value);
  }

  /** The first finding, if there is one. */
  public Optional<AssertionError> first() {
    return Optional.ofNullable(first);
  }
}
