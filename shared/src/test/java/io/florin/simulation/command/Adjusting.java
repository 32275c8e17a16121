package io.florin.simulation.command;

import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Note;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferKind;
import io.florin.money.Money;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.MoneyClaim;
import io.florin.simulation.world.Functions;
import io.florin.transfer.AdjustmentRequest;

/** A credit or a debit by hand. */
record Adjusting(Caller caller, AdjustmentRequest request) implements Ask {
  private static final double MUCH = 0.7;

  static Ask credit(People people) {
    return drawn(people, TransferKind.CREDIT);
  }

  static Ask debit(People people) {
    return drawn(people, TransferKind.DEBIT);
  }

  private static Ask drawn(People people, TransferKind kind) {
    People.Known wallet = people.wallet();
    return new Adjusting(
        people.admin(),
        new AdjustmentRequest(
            kind,
            people.idOf(wallet),
            kind == TransferKind.CREDIT && people.chance().of(MUCH)
                ? people.muchFor(wallet)
                : people.amount(wallet),
            new Note("no. " + people.number())));
  }

  @Override
  public Claim claim() {
    String system = "wal_system_ADJUSTMENTS_" + request.amount().currency().code() + "_";
    String wallet = request.walletId().value();
    boolean credit = request.kind() == TransferKind.CREDIT;
    return new MoneyClaim(
        request.kind().name(),
        caller.id().value(),
        caller.isAdmin(),
        credit ? system : wallet,
        credit ? wallet : system,
        request.amount().minorUnits(),
        request.amount().currency().code(),
        "",
        "");
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return Answers.of(
        functions.adjustingWallet().adjust(caller, key, request, traceId, functions.deadline()));
  }

  @Override
  public Ask altered() {
    Money more = request.amount().plus(new Money(1, request.amount().currency()));
    return new Adjusting(
        caller,
        new AdjustmentRequest(request.kind(), request.walletId(), more, request.description()));
  }
}
