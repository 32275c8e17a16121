package io.florin.simulation.command;

import io.florin.identity.Caller;
import io.florin.ledger.HoldId;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.ReleaseClaim;
import io.florin.simulation.world.Functions;
import java.util.Optional;

/** The release of a hold. */
record Releasing(Caller caller, HoldId hold, HoldId other) implements Ask {

  static Ask drawn(People people) {
    Optional<People.Held> known = people.hold();
    if (known.isEmpty()) {
      return Placing.drawn(people);
    }
    People.Held hold = known.get();
    Caller caller =
        people.chance().of(0.1)
            ? people.anyone()
            : people.ownerOf(hold.to().orElse(hold.from())).orElse(people.admin());
    return new Releasing(caller, hold.id(), people.hold().orElseThrow().id());
  }

  @Override
  public Claim claim() {
    return new ReleaseClaim(caller.id().value(), caller.isAdmin(), hold.command().value());
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return Answers.of(
        functions
            .releasingHold()
            .release(caller, key, hold, traceId, functions.deadline())
            .execution());
  }

  @Override
  public Ask altered() {
    return new Releasing(caller, /* hold= */ other, /* other= */ hold);
  }
}
