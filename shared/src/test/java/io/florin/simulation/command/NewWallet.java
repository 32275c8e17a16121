package io.florin.simulation.command;

import io.florin.catalogue.WalletType;
import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.ledger.WalletName;
import io.florin.money.Currency;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.OpeningClaim;
import io.florin.simulation.world.Functions;
import io.florin.wallet.Opening;
import io.florin.wallet.OpeningRequest;
import java.util.Map;
import java.util.Optional;

/** A new wallet for whoever asks. */
record NewWallet(People people, Caller caller, OpeningRequest request) implements Ask {

  static Ask drawn(People people) {
    return people.haveEnough() ? Paying.drawn(people) : drawnFor(people, people.anyone());
  }

  static Ask drawnFor(People people, Caller caller) {
    return named(people, caller, people.currency(), "Savings");
  }

  private static Ask named(People people, Caller caller, Currency currency, String name) {
    return new NewWallet(
        people,
        caller,
        new OpeningRequest(
            caller.id(), WalletType.STANDARD, currency, Optional.of(new WalletName(name))));
  }

  @Override
  public Claim claim() {
    return new OpeningClaim(
        caller.id().value(),
        request.currency().code(),
        request.name().map(WalletName::text).orElse(""));
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return switch (functions
        .openingWallet(people::newWalletId)
        .open(caller.id(), Optional.of(key), request, traceId, functions.deadline())) {
      case Opening.Opened opened -> {
        people.learn(opened.wallet().id(), caller, opened.wallet().currency());
        yield new Answer.OnRecord(
            Map.of("opened", opened.wallet().id().value()), opened.replayed());
      }
      case Opening.KeyReused reused -> new Answer.Nothing(Answer.Reason.KEY_REUSED);
      case Opening.Contended contended -> new Answer.Nothing(Answer.Reason.BUSY);
    };
  }

  @Override
  public Ask altered() {
    return named(people, caller, request.currency(), "Holidays");
  }
}
