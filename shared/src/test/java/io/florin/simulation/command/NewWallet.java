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
record NewWallet(People people, Caller caller, Currency currency, String type, String name)
    implements Ask {

  static Ask drawn(People people) {
    return people.haveEnough() ? Paying.drawn(people) : drawnFor(people, people.anyone());
  }

  static Ask drawnFor(People people, Caller caller) {
    return new NewWallet(
        people,
        caller,
        people.currency(),
        people.chance().oneOf(Regulating.WALLET_TYPES),
        "Savings");
  }

  @Override
  public Claim claim() {
    return new OpeningClaim(caller.id().value(), currency.code(), type, name);
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    Optional<WalletType> found = functions.catalogue().walletType(type, functions.deadline());
    if (found.isEmpty()) {
      return new Answer.Nothing(Answer.Reason.FAULTY);
    }
    OpeningRequest request =
        new OpeningRequest(caller.id(), found.get(), currency, Optional.of(new WalletName(name)));
    return switch (functions
        .openingWallet(people::newWalletId)
        .open(caller.id(), Optional.of(key), request, traceId, functions.deadline())) {
      case Opening.Opened opened -> {
        people.learn(opened.wallet().terms(), caller);
        yield new Answer.OnRecord(
            Map.of("opened", opened.wallet().id().value()), opened.replayed());
      }
      case Opening.TypeRetired retired -> new Answer.Nothing(Answer.Reason.FAULTY);
      case Opening.KeyReused reused -> new Answer.Nothing(Answer.Reason.KEY_REUSED);
      case Opening.Contended contended -> new Answer.Nothing(Answer.Reason.BUSY);
    };
  }

  @Override
  public Ask altered() {
    return new NewWallet(people, caller, currency, type, "Holidays");
  }
}
