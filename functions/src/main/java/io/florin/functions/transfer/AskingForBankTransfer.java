package io.florin.functions.transfer;

import io.florin.bank.BankAccount;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.functions.metrics.FunctionMetrics;
import io.florin.functions.metrics.Measure;
import io.florin.identity.Caller;
import io.florin.ledger.Execution;
import io.florin.ledger.Note;
import io.florin.ledger.TransferKind;
import io.florin.transfer.AcceptingBankTransfer;
import io.florin.transfer.BankTransferRequest;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What depositing and withdrawing have in common: all but the direction. */
abstract class AskingForBankTransfer extends SignedInFunction {
  private static final Logger LOG = LoggerFactory.getLogger(AskingForBankTransfer.class);

  private final TransferKind kind;
  private final AcceptingBankTransfer transfers;
  private final FunctionMetrics metrics;

  AskingForBankTransfer(TransferKind kind, Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    this.kind = kind;
    transfers = wiring.acceptingBankTransfer();
    metrics = wiring.metrics();
  }

  @Override
  protected final Response answer(Call call, Caller caller) {
    Execution execution =
        transfers.accept(caller, call.key(), request(call), call.traceId(), call.deadline());
    Response response = TransferAnswers.of(execution, caller);
    if (execution instanceof Execution.Recorded recorded && !recorded.replayed()) {
      tellAccepted();
    }
    return response;
  }

  private BankTransferRequest request(Call call) {
    // The form first: what is wrong with it is told before what is missing.
    var amount = MoneyJson.read(call.body(), "amount");
    BankAccount bankAccount =
        BankAccount.parse(call.requiredText("bankAccount"))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.invalid(
                            "bankAccount",
                            "invalid-format",
                            "Use an IBAN without spaces; a digit of this one is wrong.")));
    return new BankTransferRequest(
        kind,
        WalletIds.of(call.requiredText("walletId")),
        amount,
        bankAccount,
        call.text("note").filter(note -> !note.isEmpty()).map(Note::new));
  }

  /** What is accepted stays accepted: metrics that fail do not undo it. */
  private void tellAccepted() {
    try {
      metrics.tell(Map.of("Kind", kind.name()), List.of(Measure.count("TransfersAccepted", 1)));
    } catch (RuntimeException e) {
      LOG.warn("Metrics of a {} are lost", kind, e);
    }
  }
}
