package io.florin.simulation.command;

import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Note;
import io.florin.ledger.TraceId;
import io.florin.money.Money;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.ReversalClaim;
import io.florin.simulation.world.Functions;
import io.florin.transfer.ReversalRequest;
import java.util.Optional;

/** A reversal of a transfer. */
record Reversing(Caller caller, ReversalRequest request) implements Ask {
  private static final double WHOLE = 0.3;
  private static final double ADMIN = 0.3;

  static Ask drawn(People people) {
    Optional<People.Made> known = people.transfer();
    if (known.isEmpty()) {
      return Paying.drawn(people);
    }
    People.Made made = known.get();
    Caller caller =
        people.chance().of(ADMIN)
            ? people.admin()
            : people.ownerOf(made.to()).orElse(people.anyone());
    Optional<Money> amount =
        people.chance().of(WHOLE)
            ? Optional.empty()
            : Optional.of(people.amount(new People.Known(made.to(), caller, made.currency())));
    return new Reversing(
        people.chance().of(0.03) ? people.anyone() : caller,
        new ReversalRequest(made.id(), amount, new Note("no. " + people.number())));
  }

  @Override
  public Claim claim() {
    return new ReversalClaim(
        caller.id().value(),
        caller.isAdmin(),
        request.original().command().value(),
        request.amount().map(Money::minorUnits).orElse(0L),
        request.amount().map(money -> money.currency().code()).orElse(""));
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return Answers.of(
        functions.reversingTransfer().reverse(caller, key, request, traceId, functions.deadline()));
  }

  @Override
  public Ask altered() {
    Optional<Money> other =
        request.amount().map(money -> money.plus(new Money(1, money.currency())));
    Money one = new Money(1, io.florin.money.Currency.of("EUR").orElseThrow());
    return new Reversing(
        caller,
        new ReversalRequest(request.original(), Optional.of(other.orElse(one)), request.reason()));
  }
}
