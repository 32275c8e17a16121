package io.florin.simulation.command;

import io.florin.catalogue.TransactionType;
import io.florin.identity.Caller;
import io.florin.ledger.Channel;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Note;
import io.florin.ledger.TraceId;
import io.florin.money.Money;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.MoneyClaim;
import io.florin.simulation.world.Functions;
import io.florin.transfer.TransferRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transfer between two wallets. */
record Paying(Caller caller, TransferRequest request) implements Ask {
  private static final double SAME_WALLET = 0.01;
  private static final double REFERENCES = 0.05;
  private static final int FEW_REFERENCES = 40;

  static Ask drawn(People people) {
    People.Known from = people.wallet();
    People.Known to = people.wallet();
    for (int tries = 0; tries < 4 && to.equals(from); tries++) {
      to = people.wallet();
    }
    Optional<ExternalReference> reference =
        people.chance().of(REFERENCES)
            ? Optional.of(new ExternalReference("invoice " + people.chance().below(FEW_REFERENCES)))
            : Optional.empty();
    boolean toItself = people.chance().of(SAME_WALLET);
    return new Paying(
        people.chance().of(SAME_WALLET) ? people.admin() : people.callerFor(from),
        new TransferRequest(
            people.idOf(from),
            toItself ? from.id() : people.idOf(to),
            people.amount(from),
            TransactionType.TRANSFER,
            Optional.of(people.chance().oneOf(List.of(Channel.values()))),
            Optional.of(new Note("no. " + people.number())),
            reference,
            reference.isEmpty() ? Map.of() : Map.of("order", "4711", "shop", "7")));
  }

  @Override
  public Claim claim() {
    return new MoneyClaim(
        "TRANSFER",
        caller.id().value(),
        caller.isAdmin(),
        request.from().value(),
        request.to().value(),
        request.amount().minorUnits(),
        request.amount().currency().code(),
        request.externalReference().map(ExternalReference::text).orElse(""));
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return Answers.of(
        functions.makingTransfer().make(caller, key, request, traceId, functions.deadline()));
  }

  @Override
  public Ask altered() {
    return new Paying(
        caller,
        new TransferRequest(
            request.from(),
            request.to(),
            request.amount().plus(new Money(1, request.amount().currency())),
            request.type(),
            request.channel(),
            request.note(),
            request.externalReference(),
            request.metadata()));
  }
}
