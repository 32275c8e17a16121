package io.florin.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time. Of all its threads exactly one runs at any moment; when it waits, time jumps to
 * whatever happens next. What happens at one instant happens in the order in which it was planned,
 * so the same seed gives the same run.
 */
public final class Schedule {
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Set<Fiber> fibers = new LinkedHashSet<>();
  private volatile @Nullable Fiber running;
  private @Nullable Fiber runner;
  private BooleanSupplier done = () -> false;
  private @Nullable Throwable failure;
  private long nowMicros;
  private long planned;
  private boolean ending;
  private boolean acting;

  /** Time that begins at an instant. */
  public Schedule(Instant start) {
    nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
  }

  /** A thread of the simulation. */
  public static final class Fiber {
    private final String name;
    private final Thread thread;
    private boolean dead;
    private Fate fate = Fate.KIND;

    private Fiber(String name, Thread thread) {
      this.name = name;
      this.thread = thread;
    }
  }

  /** Something that will happen: an action, or a thread that goes on. */
  private record Event(long atMicros, long order, @Nullable Runnable action, @Nullable Fiber fiber)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atMicros, other.atMicros);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  /** The instant. */
  public Instant now() {
    return Instant.EPOCH.plus(nowMicros, ChronoUnit.MICROS);
  }

  /** Plans an action, which may plan others but not wait. */
  public void after(Duration delay, Runnable action) {
    plan(delay, action, null);
  }

  private void plan(Duration delay, @Nullable Runnable action, @Nullable Fiber fiber) {
    events.add(new Event(nowMicros + micros(delay), planned++, action, fiber));
  }

  private static long micros(Duration duration) {
    return Math.max(duration.toNanos() / 1_000, 0);
  }

  /** Starts a thread. What it throws fails the simulation. */
  public void start(String name, Runnable body) {
    // The thread is made first and unparked only when it is its turn.
    Fiber[] self = new Fiber[1];
    Thread thread = Thread.ofVirtual().name(name).unstarted(() -> live(self[0], body));
    Fiber fiber = new Fiber(name, thread);
    self[0] = fiber;
    fibers.add(fiber);
    plan(Duration.ZERO, null, fiber);
    thread.start();
  }

  private void live(Fiber fiber, Runnable body) {
    awaitTurn(fiber);
    try {
      if (!ending) {
        body.run();
      }
    } catch (Crash e) {
      // It has ended.
    } catch (Throwable e) {
      fail(e);
    }
    fibers.remove(fiber);
    pass(next());
  }

  /** The thread that calls; the first one from outside becomes a thread of the simulation. */
  public Fiber current() {
    Fiber fiber = running;
    if (fiber == null) {
      fiber = new Fiber("main", Thread.currentThread());
      running = fiber;
    }
    return fiber;
  }

  /** Who is doing something now; nobody when an action that was planned happens by itself. */
  String who() {
    return acting ? "-" : current().name;
  }

  /** Lets the calling thread wait. */
  public void pause(Duration duration) {
    Fiber me = current();
    plan(duration, null, me);
    park();
  }

  /** Lets the calling thread wait until it is woken. */
  void park() {
    Fiber me = current();
    Fiber next = next();
    if (next != me) {
      pass(next);
      awaitTurn(me);
    }
    if (me.dead || ending) {
      throw new Crash();
    }
  }

  /** Lets a thread that waits go on. */
  void wake(Fiber fiber) {
    plan(Duration.ZERO, null, fiber);
  }

  private void pass(Fiber next) {
    running = next;
    LockSupport.unpark(next.thread);
  }

  private void awaitTurn(Fiber me) {
    while (running != me) {
      LockSupport.park(this);
    }
  }

  /** Lets things happen until a thread has to go on, and returns that thread. */
  private Fiber next() {
    while (true) {
      Fiber waiting = runner;
      if (waiting != null && (failure != null || ending || done.getAsBoolean())) {
        runner = null;
        return waiting;
      }
      Event event = events.poll();
      if (event == null) {
        fail(new IllegalStateException("Nothing is left that could happen."));
        if (waiting == null) {
          throw new IllegalStateException("Everything waits.");
        }
        continue;
      }
      nowMicros = Math.max(nowMicros, event.atMicros);
      if (event.fiber != null) {
        return event.fiber;
      }
      if (event.action != null) {
        act(event.action);
      }
    }
  }

  private void act(Runnable action) {
    acting = true;
    try {
      action.run();
    } catch (Throwable e) {
      fail(e);
    } finally {
      acting = false;
    }
  }

  private void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }

  /**
   * Lets things happen until a condition holds, as seen between any two of them.
   *
   * @return what a thread or an action has thrown; null when nothing was
   */
  public @Nullable Throwable run(BooleanSupplier until) {
    Fiber me = current();
    runner = me;
    done = until;
    Fiber next = next();
    if (next != me) {
      pass(next);
      awaitTurn(me);
    }
    done = () -> false;
    return failure;
  }

  /** Ends all threads, each where it waits. */
  public void end() {
    Fiber me = current();
    ending = true;
    while (!fibers.isEmpty()) {
      runner = me;
      pass(fibers.iterator().next());
      awaitTurn(me);
    }
  }

  /**
   * Runs the body of an invocation, which dies as its fate says.
   *
   * @return false when it died
   */
  public boolean survives(Fate fate, Runnable body) {
    Fiber me = current();
    Fate before = me.fate;
    me.fate = fate;
    try {
      body.run();
      return !me.dead;
    } catch (Crash e) {
      if (ending) {
        throw e;
      }
      return false;
    } catch (RuntimeException e) {
      // Whoever is dead has nothing to say any more.
      if (!me.dead) {
        throw e;
      }
      return false;
    } finally {
      me.dead = false;
      me.fate = before;
    }
  }

  /** A place in a call where the calling thread may die. */
  public void mayDie(String call, Fate.Moment moment) {
    Fiber me = current();
    if (me.dead || ending) {
      throw new Crash();
    }
    if (me.fate.strikes(call, moment)) {
      me.dead = true;
      throw new Crash();
    }
  }
}
