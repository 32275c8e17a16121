package io.florin.simulation.command;

import io.florin.hold.HoldRequest;
import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Note;
import io.florin.ledger.TraceId;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.HoldClaim;
import io.florin.simulation.world.Functions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A hold. */
record Placing(Caller caller, HoldRequest request) implements Ask {
  private static final double NAMES_PAYEE = 0.6;
  private static final double AT_ONCE = 0.3;
  private static final double USUAL = 0.05;
  private static final double TOO_LONG = 0.02;
  private static final Duration MOMENTS = Duration.ofSeconds(60);
  private static final Duration HOURS = Duration.ofHours(3);
  private static final Duration MONTHS = Duration.ofDays(40);

  static Ask drawn(People people) {
    People.Known from = people.wallet();
    Optional<WalletId> to =
        people.chance().of(NAMES_PAYEE)
            ? Optional.of(people.idOf(people.wallet()))
            : Optional.empty();
    return new Placing(
        people.callerFor(from),
        new HoldRequest(
            people.idOf(from),
            people.amount(from),
            to,
            Optional.of(new Note("no. " + people.number())),
            expiry(people)));
  }

  private static Optional<Instant> expiry(People people) {
    if (people.chance().of(USUAL)) {
      return Optional.empty();
    }
    Duration longest = people.chance().of(AT_ONCE) ? MOMENTS : HOURS;
    if (people.chance().of(TOO_LONG)) {
      longest = MONTHS;
    }
    return Optional.of(
        people.now().plus(people.chance().upTo(longest)).truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public Claim claim() {
    return new HoldClaim(
        caller.id().value(),
        caller.isAdmin(),
        request.walletId().value(),
        request.toWalletId().map(WalletId::value).orElse(""),
        request.amount().minorUnits(),
        request.amount().currency().code(),
        request.expiresAt().map(Instant::toEpochMilli).orElse(0L));
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return functions
        .placingHold()
        .place(caller, key, request, traceId, functions.deadline())
        .map(Answers::of)
        .orElse(new Answer.Nothing(Answer.Reason.FAULTY));
  }

  @Override
  public Ask altered() {
    Money more = request.amount().plus(new Money(1, request.amount().currency()));
    return new Placing(
        caller,
        new HoldRequest(
            request.walletId(), more, request.toWalletId(), request.reason(), request.expiresAt()));
  }
}
