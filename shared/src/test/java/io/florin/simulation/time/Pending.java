package io.florin.simulation.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An outcome that threads of the simulation can wait for. The first one given counts. */
public final class Pending<T> {
  private final Schedule schedule;
  private final List<Runnable> next = new ArrayList<>();
  private @Nullable Supplier<T> outcome;

  /** An outcome that is not known yet. */
  public Pending(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Gives the outcome: what the supplier returns or throws. */
  public void complete(Supplier<T> known) {
    if (outcome == null) {
      outcome = known;
      next.forEach(Runnable::run);
      next.clear();
    }
  }

  /** Whether the outcome is known. */
  public boolean isKnown() {
    return outcome != null;
  }

  /** Does something once it is known. */
  public void then(Runnable action) {
    if (outcome == null) {
      next.add(action);
    } else {
      action.run();
    }
  }

  /** Waits for the outcome, and returns or throws it. */
  public T await() {
    while (true) {
      Supplier<T> known = outcome;
      if (known != null) {
        return known.get();
      }
      Schedule.Fiber me = schedule.current();
      next.add(() -> schedule.wake(me));
      schedule.park();
    }
  }
}
