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

/** A wallet is closed, by its owner or an administrator. */
public final class CloseWallet extends ChangingStatusOf {

  /** The function on AWS Lambda. */
  public CloseWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CloseWallet(Platform platform) {
    super(Access.SIGNED_IN, new Wiring(platform));
  }

  @Override
  StatusChange change(
      ChangingStatus statuses, Caller caller, WalletId id, Note reason, Deadline deadline) {
    return statuses.close(caller, id, reason, deadline);
  }
}
