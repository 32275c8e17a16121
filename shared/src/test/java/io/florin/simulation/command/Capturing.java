package io.florin.simulation.command;

import io.florin.hold.CaptureRequest;
import io.florin.hold.CaptureResult;
import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.CaptureClaim;
import io.florin.simulation.book.Claim;
import io.florin.simulation.world.Functions;
import java.util.Optional;

/** A capture of a hold. */
record Capturing(Caller caller, CaptureRequest request) implements Ask {
  private static final double WHOLE = 0.3;
  private static final double LAST = 0.3;
  private static final double NAMES_PAYEE = 0.5;

  static Ask drawn(People people) {
    Optional<People.Held> known = people.hold();
    if (known.isEmpty()) {
      return Placing.drawn(people);
    }
    People.Held hold = known.get();
    boolean fits = people.chance().of(0.9);
    boolean names = people.chance().of(hold.to().isPresent() ? 1 - NAMES_PAYEE : 1) && fits;
    Optional<WalletId> to = Optional.empty();
    if (names || !fits) {
      to =
          Optional.of(
              fits && hold.to().isPresent() ? hold.to().get() : people.idOf(people.wallet()));
    }
    Caller caller = hold.to().flatMap(people::ownerOf).filter(owner -> fits).orElse(people.admin());
    Optional<Money> amount =
        people.chance().of(WHOLE)
            ? Optional.empty()
            : Optional.of(people.amount(new People.Known(hold.from(), caller, hold.currency())));
    return new Capturing(
        people.chance().of(0.02) ? people.anyone() : caller,
        new CaptureRequest(hold.id(), amount, people.chance().of(LAST), to));
  }

  @Override
  public Claim claim() {
    return new CaptureClaim(
        caller.id().value(),
        caller.isAdmin(),
        request.hold().command().value(),
        request.amount().map(Money::minorUnits).orElse(0L),
        request.amount().map(money -> money.currency().code()).orElse(""),
        request.last(),
        request.toWalletId().map(WalletId::value).orElse(""));
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return switch (functions
        .capturingHold()
        .capture(caller, key, request, traceId, functions.deadline())) {
      case CaptureResult.Executed executed -> Answers.of(executed.execution());
      case CaptureResult.PayeeFault fault ->
          new Answer.Nothing(
              fault == CaptureResult.PayeeFault.UNKNOWN
                  ? Answer.Reason.NOT_FOUND
                  : Answer.Reason.FAULTY);
    };
  }

  @Override
  public Ask altered() {
    return new Capturing(
        caller,
        new CaptureRequest(
            request.hold(), request.amount(), !request.last(), request.toWalletId()));
  }
}
