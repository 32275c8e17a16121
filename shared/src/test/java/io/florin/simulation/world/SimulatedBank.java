package io.florin.simulation.world;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.bank.Direction;
import io.florin.bank.Payment;
import io.florin.simulation.book.Check;
import io.florin.simulation.book.Verdicts;
import io.florin.simulation.time.Crash;
import io.florin.simulation.time.Fate;
import io.florin.simulation.time.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A bank with a book of its own: it does each reference once, and is not always there. */
final class SimulatedBank implements Bank, Verdicts {
  /** The longest time that a call takes. */
  static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final Duration TRIP = Duration.ofMillis(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LATEST = Duration.ofSeconds(40);
  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(3);
  private static final double REJECTIONS = 0.2;

  private final Scene scene;
  private final Map<String, Booking> bookings = new LinkedHashMap<>();
  private Instant awayUntil = Instant.EPOCH;

  SimulatedBank(Scene scene) {
    this.scene = scene;
  }

  private record Booking(Payment payment, boolean done) {}

  @Override
  public BankAnswer pay(Payment payment) {
    String call = "pay";
    scene.schedule().mayDie(call, Fate.Moment.BEFORE);
    double share = scene.weather().bank();
    if (isAway(share)) {
      return new BankAnswer.Unavailable("The breaker is open.");
    }
    if (scene.chance().of(share / 4)) {
      scene.journal().note(Trouble.BANK_PUZZLED, payment.reference());
      return new BankAnswer.NeedsAttention("The bank does not take it.");
    }
    if (scene.chance().of(share)) {
      if (scene.chance().of(share)) {
        scene.journal().note(Trouble.BANK_LATE, payment.reference());
        Duration late = scene.chance().upTo(LATEST);
        scene.schedule().after(late, () -> decide(payment));
      }
      return silent(payment.reference());
    }
    try {
      scene.schedule().mayDie(call, Fate.Moment.MEANWHILE);
    } catch (Crash e) {
      scene.schedule().after(scene.chance().about(TRIP), () -> decide(payment));
      throw e;
    }
    travel();
    BankAnswer answer = decide(payment);
    if (scene.chance().of(share)) {
      return silent(payment.reference());
    }
    travel();
    scene.schedule().mayDie(call, Fate.Moment.AFTER);
    return answer;
  }

  @Override
  public BankAnswer find(String reference, String traceId) {
    String call = "find";
    scene.schedule().mayDie(call, Fate.Moment.BEFORE);
    double share = scene.weather().bank();
    if (isAway(share)) {
      return new BankAnswer.Unavailable("The breaker is open.");
    }
    travel();
    BankAnswer answer = answer(reference);
    if (scene.chance().of(share)) {
      return silent(reference);
    }
    travel();
    note(call, reference + " " + answer);
    scene.schedule().mayDie(call, Fate.Moment.AFTER);
    return answer;
  }

  private BankAnswer silent(String reference) {
    scene.journal().note(Trouble.BANK_SILENT, reference);
    scene.schedule().pause(TIMEOUT);
    return new BankAnswer.Unknown("No answer.");
  }

  private boolean isAway(double share) {
    Instant now = scene.schedule().now();
    if (scene.chance().of(share / 20)) {
      awayUntil = now.plus(scene.chance().upTo(LONGEST_OUTAGE));
    }
    boolean away = share > 0 && now.isBefore(awayUntil);
    if (away) {
      scene.journal().note(Trouble.BANK_AWAY, "");
    }
    return away;
  }

  private BankAnswer decide(Payment payment) {
    Booking booking = bookings.get(payment.reference());
    if (booking == null) {
      booking = new Booking(payment, !scene.chance().of(REJECTIONS));
      bookings.put(payment.reference(), booking);
      if (!booking.done) {
        scene.journal().note(Trouble.BANK_REJECTS, payment.reference());
      }
    }
    Payment first = booking.payment;
    scene
        .findings()
        .require(
            first.amount().equals(payment.amount())
                && first.direction() == payment.direction()
                && first.account().equals(payment.account()),
            Check.BANK_AGREES,
            () -> "the bank is asked for " + payment + " after " + first);
    BankAnswer answer = answer(payment.reference());
    note("pay", payment.reference() + " " + answer);
    return answer;
  }

  private BankAnswer answer(String reference) {
    return switch (of(reference)) {
      case DONE -> new BankAnswer.Done();
      case REJECTED -> new BankAnswer.Rejected("The account is closed.");
      case NONE -> new BankAnswer.NotKnown();
    };
  }

  @Override
  public Verdict of(String reference) {
    Booking booking = bookings.get(reference);
    if (booking == null) {
      return Verdict.NONE;
    }
    return booking.done ? Verdict.DONE : Verdict.REJECTED;
  }

  /** What was collected, less what was paid out, by currency. */
  Map<String, Long> collected() {
    Map<String, Long> sums = new HashMap<>();
    for (Booking booking : bookings.values()) {
      if (booking.done) {
        long amount = booking.payment.amount().minorUnits();
        sums.merge(
            booking.payment.amount().currency().code(),
            booking.payment.direction() == Direction.COLLECT ? amount : -amount,
            Math::addExact);
      }
    }
    return sums;
  }

  /** The references of all payments that it has decided on. */
  Set<String> references() {
    return bookings.keySet();
  }

  private void travel() {
    scene.schedule().pause(scene.chance().about(TRIP));
  }

  private void note(String call, String about) {
    scene.journal().note(call, about);
  }
}
