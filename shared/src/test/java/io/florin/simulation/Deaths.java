package io.florin.simulation;

import io.florin.simulation.book.Book;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.HoldClaim;
import io.florin.simulation.command.Ask;
import io.florin.simulation.command.Callers;
import io.florin.simulation.command.Kind;
import io.florin.simulation.command.Kinds;
import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Fate;
import io.florin.simulation.time.Schedule;
import io.florin.simulation.world.Scene;
import io.florin.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A calm world in which one command is given, and in which exactly one function dies: at one
 * certain place of all calls that the command and the work that follows from it make. What died is
 * delivered or sent again, everything settles, and is checked.
 */
final class Deaths {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final long SEED = 7;
  private static final int WALLETS = 12;
  private static final int CREDITS = 16;
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration LONGEST_SETTLING = Duration.ofDays(2);

  private final Schedule schedule = new Schedule(START);
  private final World world = new World(new Scene(schedule, new Chance(SEED)));
  private final Callers callers = new Callers(world);
  private int places;
  private int died;

  /**
   * One command, and what follows from it.
   *
   * @param wanted which of the commands of its kind
   * @param loses whether the messages that follow from it are lost
   * @param from how long after the command functions begin to die
   * @param toTheEnd whether functions may die until all is settled; otherwise until nothing is left
   *     to do but what the clock brings
   */
  record Case(
      String name,
      Kind kind,
      BiPredicate<Book, Claim> wanted,
      boolean loses,
      Duration from,
      boolean toTheEnd) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Deaths() {}

  /**
   * Runs a case.
   *
   * @param place the place at which a function dies; beyond all places none does
   * @return how many places there were
   * @throws AssertionError when a check fails
   */
  static int run(Case of, int place) {
    Deaths deaths = new Deaths();
    try {
      deaths.prepare(of.toTheEnd);
      deaths.die(of, place);
      return deaths.places;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "%s, death at %d: %s%n%s"
              .formatted(of, place, e, deaths.world.scene().journal().latest()),
          e);
    } finally {
      deaths.schedule.end();
    }
  }

  private void prepare(boolean soonSettled) {
    callers.fillCatalogue();
    world.until(callers::areDone);
    callers.openWallets(WALLETS);
    world.until(callers::areDone);
    for (int credit = 0; credit < CREDITS; credit++) {
      give("credit");
    }
    List.of("transfer", "transfer", "freeze", "transfer").forEach(this::give);
    if (!soonSettled) {
      List.of("hold", "hold").forEach(this::give);
    }
    world.until(world::isIdle);
  }

  private void give(String name) {
    Kind kind =
        Kinds.all().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow()
            .kind();
    callers.send(callers.drawn(kind, Deaths::isSoonOver).orElseThrow());
    world.until(callers::areDone);
  }

  /** So that not each of many worlds has to wait for hours until its holds have expired. */
  private static boolean isSoonOver(Claim claim) {
    return !(claim instanceof HoldClaim hold)
        || (hold.until() > 0 && hold.until() < START.plus(SOON).toEpochMilli());
  }

  private void die(Case of, int place) {
    Ask ask =
        callers
            .drawn(of.kind, claim -> isSoonOver(claim) && of.wanted.test(world.book(), claim))
            .orElseThrow();
    if (of.loses) {
      world.loseDoorbells();
    }
    Instant from = schedule.now().plus(of.from);
    world.ordain(
        (call, moment) -> {
          places += schedule.now().isBefore(from) ? 0 : 1;
          return places == place && died++ == 0;
        });
    callers.send(ask);
    Instant end = schedule.now().plus(LONGEST_SETTLING);
    world.until(() -> callers.areDone() && world.isIdle());
    if (of.toTheEnd) {
      world.until(() -> callers.areDone() && isSettled(end));
    }
    world.ordain(Fate.KIND);
    // What a dead function has sent still arrives.
    Instant arrived = schedule.now().plusSeconds(1);
    world.until(() -> schedule.now().isAfter(arrived));
    world.until(() -> callers.areDone() && isSettled(end));
    world.auditSettled();
  }

  private boolean isSettled(Instant end) {
    return world.isSettled() || schedule.now().isAfter(end);
  }
}
