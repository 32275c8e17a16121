package io.florin.simulation.command;

import io.florin.bank.BankAccount;
import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferKind;
import io.florin.money.Money;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.MoneyClaim;
import io.florin.simulation.world.Functions;
import io.florin.transfer.BankTransferRequest;
import java.util.Optional;

/** A deposit or a withdrawal. */
record Banking(Caller caller, BankTransferRequest request) implements Ask {
  private static final double MUCH = 0.7;
  private static final BankAccount ACCOUNT = new BankAccount("DE89370400440532013000");

  static Ask deposit(People people) {
    return drawn(people, TransferKind.DEPOSIT);
  }

  static Ask withdrawal(People people) {
    return drawn(people, TransferKind.WITHDRAWAL);
  }

  private static Ask drawn(People people, TransferKind kind) {
    People.Known wallet = people.wallet();
    return new Banking(
        people.callerFor(wallet),
        new BankTransferRequest(
            kind,
            people.idOf(wallet),
            kind == TransferKind.DEPOSIT && people.chance().of(MUCH)
                ? people.muchFor(wallet)
                : people.amount(wallet),
            ACCOUNT,
            Optional.empty()));
  }

  @Override
  public Claim claim() {
    String system = "wal_system_OUTSIDE_" + request.amount().currency().code() + "_";
    String wallet = request.walletId().value();
    boolean deposit = request.kind() == TransferKind.DEPOSIT;
    return new MoneyClaim(
        request.kind().name(),
        caller.id().value(),
        caller.isAdmin(),
        deposit ? system : wallet,
        deposit ? wallet : system,
        request.amount().minorUnits(),
        request.amount().currency().code(),
        "",
        "");
  }

  @Override
  public Answer send(Functions functions, IdempotencyKey key, TraceId traceId) {
    return Answers.of(
        functions
            .acceptingBankTransfer()
            .accept(caller, key, request, traceId, functions.deadline()));
  }

  @Override
  public Ask altered() {
    Money more = request.amount().plus(new Money(1, request.amount().currency()));
    return new Banking(
        caller,
        new BankTransferRequest(
            request.kind(), request.walletId(), more, request.bankAccount(), request.note()));
  }
}
