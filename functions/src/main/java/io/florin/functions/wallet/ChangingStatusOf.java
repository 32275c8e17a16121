package io.florin.functions.wallet;

import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.Note;
import io.florin.ledger.StatusRefusal;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.wallet.ChangingStatus;
import io.florin.wallet.StatusChange;

/** What freezing, unfreezing and closing have in common: all but the change. */
abstract class ChangingStatusOf extends SignedInFunction {
  private final ChangingStatus statuses;

  ChangingStatusOf(Access access, Wiring wiring) {
    super(access, wiring.surroundings());
    statuses = wiring.changingStatus();
  }

  /** Changes the status of a wallet. */
  abstract StatusChange change(
      ChangingStatus statuses, Caller caller, WalletId id, Note reason, Deadline deadline);

  @Override
  protected final Response answer(Call call, Caller caller) {
    Note reason = new Note(call.requiredText("reason"));
    WalletId id = WalletIds.of(call.path("walletId"));
    return switch (change(statuses, caller, id, reason, call.deadline())) {
      case StatusChange.Done done ->
          Response.ok(WalletAnswers.json(done.position())).withTag(done.position().tag());
      case StatusChange.Refused refused -> throw new ProblemException(problem(refused.why()));
      case StatusChange.NotFound notFound -> throw new ProblemException(Problem.notFound("wallet"));
      case StatusChange.Contended contended ->
          throw new ProblemException(
              Problem.of(ErrorCode.CONFLICT, "The wallet is busy: send the same request again.")
                  .soon());
    };
  }

  private static Problem problem(StatusRefusal why) {
    return switch (why) {
      case WALLET_FROZEN ->
          Problem.of(
              ErrorCode.WALLET_FROZEN,
              "Have the wallet unfrozen, or let an administrator close it.");
      case WALLET_CLOSED ->
          Problem.of(ErrorCode.WALLET_CLOSED, "A wallet that is closed, or about to be, stays so.");
      case BALANCE_NOT_ZERO ->
          Problem.of(ErrorCode.BALANCE_NOT_ZERO, "Bring the balance to zero, then close it.");
      case WALLET_BUSY ->
          Problem.of(
                  ErrorCode.WALLET_BUSY,
                  "Something is held, or on its way to or from the wallet: wait for it, then close"
                      + " it.")
              .soon();
    };
  }
}
