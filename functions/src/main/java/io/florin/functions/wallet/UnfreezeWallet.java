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

/** An administrator makes a frozen wallet active again. */
public final class UnfreezeWallet extends ChangingStatusOf {

  /** The function on AWS Lambda. */
  public UnfreezeWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public UnfreezeWallet(Platform platform) {
    super(Access.ADMIN, new Wiring(platform));
  }

  @Override
  StatusChange change(
      ChangingStatus statuses, Caller caller, WalletId id, Note reason, Deadline deadline) {
    return statuses.unfreeze(caller, id, reason, deadline);
  }
}
