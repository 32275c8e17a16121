package io.florin.simulation.command;

import io.florin.identity.Caller;
import io.florin.ledger.Entry;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Note;
import io.florin.ledger.TraceId;
import io.florin.ledger.WalletId;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.StatusClaim;
import io.florin.simulation.world.Functions;
import io.florin.wallet.ChangingStatus;
import io.florin.wallet.StatusChange;

/** A wallet is frozen, unfrozen or closed. */
record ChangingWallet(Caller caller, WalletId wallet, String change, String reason) implements Ask {

  static Ask freeze(People people) {
    return by(people.admin(), people, "FREEZE");
  }

  static Ask unfreeze(People people) {
    return by(people.admin(), people, "UNFREEZE");
  }

  static Ask close(People people) {
    People.Known wallet = people.chance().of(0.4) ? people.newestWallet() : people.wallet();
    return new ChangingWallet(
        people.chance().of(0.3) ? people.admin() : people.callerFor(wallet),
        people.idOf(wallet),
        "CLOSE",
        "no. " + people.number());
  }

  private static Ask by(Caller caller, People people, String change) {
    return new ChangingWallet(
        caller, people.idOf(people.wallet()), change, "no. " + people.number());
  }

  @Override
  public Claim claim() {
    return new StatusClaim(caller.id().value(), caller.isAdmin(), wallet.value(), change, reason);
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    ChangingStatus changing = functions.changingStatus();
    Note note = new Note(reason);
    StatusChange answer =
        switch (change) {
          case "FREEZE" -> changing.freeze(caller, wallet, note, functions.deadline());
          case "UNFREEZE" -> changing.unfreeze(caller, wallet, note, functions.deadline());
          default -> changing.close(caller, wallet, note, functions.deadline());
        };
    return switch (answer) {
      case StatusChange.Done done -> {
        Entry newest = done.position().wallet().newest();
        yield new Answer.Changed(newest.status().name(), newest.version());
      }
      case StatusChange.Refused refused -> new Answer.Declined(refused.why().name());
      case StatusChange.NotFound notFound -> new Answer.Nothing(Answer.Reason.NOT_FOUND);
      case StatusChange.Contended contended -> new Answer.Nothing(Answer.Reason.BUSY);
    };
  }

  @Override
  public Ask altered() {
    return new ChangingWallet(caller, wallet, change, reason + " altered");
  }
}
