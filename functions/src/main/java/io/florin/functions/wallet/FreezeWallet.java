package io.florin.functions.wallet;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.identity.Caller;
import io.florin.ledger.Note;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.wallet.ChangingStatus;
import io.florin.wallet.StatusChange;

/** An administrator freezes a wallet: it receives, and does not pay. */
public final class FreezeWallet extends ChangingStatusOf {

  /** The function on AWS Lambda. */
  public FreezeWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public FreezeWallet(Platform platform) {
    super(Access.ADMIN, new Wiring(platform));
  }

  @Override
  StatusChange change(
      ChangingStatus statuses, Caller caller, WalletId id, Note reason, Deadline deadline) {
    return statuses.freeze(caller, id, reason, deadline);
  }
}
