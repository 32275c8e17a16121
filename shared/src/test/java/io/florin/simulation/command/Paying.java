package io.florin.simulation.command;

import io.florin.catalogue.TransactionType;
import io.florin.identity.Caller;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.Channel;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Note;
import io.florin.ledger.Payee;
import io.florin.ledger.TraceId;
import io.florin.ledger.WalletId;
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
record Paying(
    Caller caller,
    WalletId from,
    WalletId to,
    Optional<AccountNumber> number,
    Money amount,
    String type,
    Optional<Channel> channel,
    Note note,
    Optional<ExternalReference> reference)
    implements Ask {
  private static final double SAME_WALLET = 0.01;
  private static final double REFERENCES = 0.05;
  private static final double BY_NUMBER = 0.1;
  private static final int FEW_REFERENCES = 40;

  static Ask drawn(People people) {
    People.Known from = people.wallet();
    People.Known to = people.wallet();
    for (int tries = 0;
        tries < 4 && (to.equals(from) || !to.currency().equals(from.currency()));
        tries++) {
      to = people.wallet();
    }
    Optional<ExternalReference> reference =
        people.chance().of(REFERENCES)
            ? Optional.of(new ExternalReference("invoice " + people.chance().below(FEW_REFERENCES)))
            : Optional.empty();
    boolean toItself = people.chance().of(SAME_WALLET);
    Optional<AccountNumber> number =
        people.chance().of(BY_NUMBER) && !toItself ? to.number() : Optional.empty();
    return new Paying(
        people.chance().of(SAME_WALLET) ? people.admin() : people.callerFor(from),
        people.idOf(from),
        toItself ? from.id() : number.isPresent() ? to.id() : people.idOf(to),
        number,
        people.amount(from),
        people.chance().oneOf(Regulating.TRANSACTION_TYPES),
        Optional.of(people.chance().oneOf(List.of(Channel.values()))),
        new Note("no. " + people.number()),
        reference);
  }

  @Override
  public Claim claim() {
    return new MoneyClaim(
        "TRANSFER",
        caller.id().value(),
        caller.isAdmin(),
        from.value(),
        to.value(),
        amount.minorUnits(),
        amount.currency().code(),
        reference.map(ExternalReference::text).orElse(""),
        type);
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    TransactionType found =
        functions.catalogue().transactionType(type, functions.deadline()).orElseThrow();
    TransferRequest request =
        new TransferRequest(
            from,
            number.<Payee>map(named -> named).orElse(to),
            amount,
            found,
            channel,
            Optional.of(note),
            reference,
            reference.isEmpty() ? Map.of() : Map.of("order", "4711", "shop", "7"));
    return Answers.of(
        functions.makingTransfer().make(caller, key, request, traceId, functions.deadline()));
  }

  @Override
  public Ask altered() {
    Money more = amount.plus(new Money(1, amount.currency()));
    return new Paying(caller, from, to, number, more, type, channel, note, reference);
  }
}
