package io.florin.functions.wallet;

import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.functions.transfer.TransferAnswers;
import io.florin.identity.Caller;
import io.florin.ledger.Note;
import io.florin.ledger.TransferKind;
import io.florin.transfer.AdjustingWallet;
import io.florin.transfer.AdjustmentRequest;

/** What crediting and debiting by hand have in common: all but the direction. */
abstract class Adjusting extends SignedInFunction {
  private final TransferKind kind;
  private final AdjustingWallet adjustments;

  Adjusting(TransferKind kind, Wiring wiring) {
    super(Access.ADMIN, wiring.surroundings());
    this.kind = kind;
    adjustments = wiring.adjustingWallet();
  }

  @Override
  protected final Response answer(Call call, Caller caller) {
    var amount = MoneyJson.read(call.body(), "amount");
    AdjustmentRequest request =
        new AdjustmentRequest(
            kind,
            WalletIds.of(call.path("walletId")),
            amount,
            new Note(call.requiredText("description")));
    return TransferAnswers.of(
        adjustments.adjust(caller, call.key(), request, call.traceId(), call.deadline()), caller);
  }
}
