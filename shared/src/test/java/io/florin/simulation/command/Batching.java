package io.florin.simulation.command;

import io.florin.batch.BatchRequest;
import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Note;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.BatchClaim;
import io.florin.simulation.book.Claim;
import io.florin.simulation.world.Functions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A transfer batch. */
record Batching(Caller caller, BatchRequest request) implements Ask {
  private static final int FEW = 6;
  private static final int MANY = 60;
  private static final double OF_MANY = 0.3;
  private static final double MANY_TO_NOBODY = 0.25;
  private static final double TO_NOBODY = 0.02;

  static Ask atomic(People people) {
    return drawn(people, true);
  }

  static Ask itemByItem(People people) {
    return drawn(people, false);
  }

  private static Ask drawn(People people, boolean atomic) {
    People.Known from = people.wallet();
    int size = 1 + people.chance().below(people.chance().of(OF_MANY) ? MANY : FEW);
    Set<WalletId> payees = new HashSet<>();
    List<TransferBatch.Item> items = new ArrayList<>();
    boolean toNobody = people.chance().of(MANY_TO_NOBODY);
    for (int count = 0; count < size; count++) {
      People.Known to = people.wallet();
      boolean fits = to.currency().equals(from.currency()) && !to.equals(from);
      if (fits || toNobody || people.chance().of(TO_NOBODY)) {
        WalletId id =
            people.chance().of(toNobody ? 0.6 : TO_NOBODY) ? people.newWalletId() : people.idOf(to);
        if (payees.add(id)) {
          items.add(
              new TransferBatch.Item(
                  id, people.smallAmount(from), Optional.of(new Note("no. " + people.number()))));
        }
      }
    }
    return items.isEmpty()
        ? Paying.drawn(people)
        : new Batching(people.callerFor(from), new BatchRequest(people.idOf(from), items, atomic));
  }

  @Override
  public Claim claim() {
    return new BatchClaim(
        caller.id().value(),
        caller.isAdmin(),
        request.from().value(),
        request.items().stream()
            .map(
                item ->
                    new BatchClaim.Item(
                        item.to().value(),
                        item.amount().minorUnits(),
                        item.amount().currency().code()))
            .toList(),
        request.atomic());
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return Answers.of(
        functions.acceptingBatch().accept(caller, key, request, traceId, functions.deadline()));
  }

  @Override
  public Ask altered() {
    List<TransferBatch.Item> items = new ArrayList<>(request.items());
    TransferBatch.Item first = items.getFirst();
    Money more = first.amount().plus(new Money(1, first.amount().currency()));
    items.set(0, new TransferBatch.Item(first.to(), more, first.note()));
    return new Batching(caller, new BatchRequest(request.from(), items, request.atomic()));
  }
}
